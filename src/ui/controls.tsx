/**
 * The few native controls, with UXP's traps handled once: `value` of a select is ignored (options carry `selected`),
 * `defaultValue` is ignored, controlled text loses its caret, `<label for>` does nothing, keypress never comes.
 */

import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly disabled?: boolean;
}

/** Pixels of a character at 12 px, in DejaVu: the widest face that a panel is shown in; system faces need a tenth less. */
function advance(character: string): number {
  if (/[ijlI|’'.,:; ]/.test(character)) return 4;
  if (/[frt()[\]/-]/.test(character)) return 4.8;
  if (/[mwMW×+…]/.test(character)) return 11;
  return /[A-Z–]/.test(character) ? 8.8 : 7.6;
}

/** Wide enough for the chosen words and the host's arrow: a native select is else as wide as its widest option. */
function widthFor(text: string): string {
  return `${Math.ceil([...text].reduce((sum, character) => sum + advance(character), 0)) + 26}px`;
}

export function Select<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChoose: (value: Value) => void;
  readonly className?: string;
}): ReactNode {
  const { label, value, choices, onChoose, className } = props;
  const element = useRef<HTMLSelectElement>(null);
  const chosen = choices.find((choice) => choice.value === value);
  useLayoutEffect(() => {
    const index = choices.findIndex((choice) => choice.value === value);
    if (element.current !== null && element.current.selectedIndex !== index) element.current.selectedIndex = index;
  });
  return (
    <select
      ref={element}
      className={`select ${className ?? ""}`}
      aria-label={label}
      title={label}
      style={{ width: widthFor(chosen?.text ?? "") }}
      onChange={(event) => {
        const next = choices.find((choice) => choice.value === event.currentTarget.value);
        if (next !== undefined) onChoose(next.value);
      }}
    >
      {choices.map((choice) => (
        <Option key={choice.value} choice={choice} selected={choice.value === value} />
      ))}
    </select>
  );
}

/** React drops `selected` from options, so it is set on the element. */
function Option(props: { readonly choice: Choice<string>; readonly selected: boolean }): ReactNode {
  const { choice, selected } = props;
  const element = useRef<HTMLOptionElement>(null);
  useLayoutEffect(() => {
    if (selected) element.current?.setAttribute("selected", "selected");
    else element.current?.removeAttribute("selected");
  }, [selected]);
  return (
    <option ref={element} value={choice.value} disabled={choice.disabled === true}>
      {choice.text}
    </option>
  );
}

/**
 * One line or several. What is typed stays in the element; `text` from outside goes in only when it is not what this
 * field said last, so the caret is never moved under the fingers.
 */
export function TextField(props: {
  readonly label: string;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly hint?: string;
  readonly lines?: number;
  readonly className?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  /** A key: shown as dots. */
  readonly secret?: boolean;
}): ReactNode {
  const { label, text, onType, hint, lines = 1, className, onKeyDown, secret = false } = props;
  const element = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const said = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (element.current !== null && text !== said.current) {
      said.current = text;
      if (element.current.value !== text) element.current.value = text;
    }
  }, [text]);
  const shared = {
    ref: element,
    className: `field ${className ?? ""}`,
    "aria-label": label,
    placeholder: hint,
    onInput: () => {
      const typed = element.current?.value ?? "";
      said.current = typed;
      onType(typed);
    },
    onKeyDown,
  };
  return lines > 1 ? <textarea rows={lines} {...shared} /> : <input type={secret ? "password" : "text"} {...shared} />;
}

/** A number typed as text; comma and point both part the decimals. `onType` gets NaN while it cannot be read; `typed` tells an empty field. */
export function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly onType: (value: number, typed: string) => void;
  readonly className?: string;
  readonly hint?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}): ReactNode {
  const { label, value, onType, className, hint, onKeyDown } = props;
  const [typed, setTyped] = useState<string>();
  const shown = typed !== undefined && Object.is(readNumber(typed), value) ? typed : writeNumber(value);
  return (
    <TextField
      label={label}
      text={shown}
      className={className ?? "number"}
      {...(hint === undefined ? {} : { hint })}
      {...(onKeyDown === undefined ? {} : { onKeyDown })}
      onType={(text) => {
        setTyped(text);
        onType(readNumber(text), text.trim());
      }}
    />
  );
}

function readNumber(text: string): number {
  const plain = text.trim().replace(",", ".");
  return plain === "" ? Number.NaN : Number(plain);
}

/** Thousandths are finer than anybody sets: a model's longest, 121 frames at 24, is `5.042`. */
function writeNumber(value: number): string {
  return Number.isNaN(value) ? "" : String(Number(value.toFixed(3)));
}

export function Check(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): ReactNode {
  const { label, checked, onChange } = props;
  return (
    <div className="check">
      <input
        type="checkbox"
        className="check-box"
        aria-label={label}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className="check-text" aria-hidden="true" onClick={() => onChange(!checked)}>
        {label}
      </span>
    </div>
  );
}

/** Escape closes what is open around the keyboard, and nothing around that. */
export function onEscape(close: () => void): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
}

export function Button(props: {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `plain` has a border, `link` only a line below, `primary` is the one that matters. */
  readonly kind?: "plain" | "link" | "primary";
  readonly disabled?: boolean;
  readonly says?: string;
  readonly describedBy?: string;
  /** Of a button that opens and closes something. */
  readonly expanded?: boolean;
  /** It comes in the place of what was pressed: the keyboard goes to it, unless somebody holds it elsewhere. */
  readonly takesKeyboard?: boolean;
}): ReactNode {
  const { children, onPress, kind = "plain", disabled = false, says, describedBy, expanded, takesKeyboard } = props;
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const holds = document.activeElement;
    if (takesKeyboard && (!holds || holds === document.body)) element.current?.focus();
  }, [takesKeyboard]);
  return (
    <button
      ref={element}
      type="button"
      className={kind}
      disabled={disabled}
      {...(says === undefined ? {} : { title: says })}
      {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
      {...(expanded === undefined ? {} : { "aria-expanded": expanded })}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
