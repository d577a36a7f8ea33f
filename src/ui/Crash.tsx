/** What is shown when a component threw. Nothing may go uncaught: an uncaught error can take Premiere down. */

import { Component, type ReactNode } from "react";
import type { Text } from "./text/en";

interface CrashProps {
  readonly text: () => Text;
  readonly children: ReactNode;
}

export class Crash extends Component<CrashProps, { readonly message: string | undefined }> {
  override state: { readonly message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    const { crash } = this.props.text();
    // All that matters lives in the store, outside React: rendering anew is a reload.
    return <Stopped text={crash} message={message} again={() => this.setState({ message: undefined })} />;
  }
}

/** Instead of the panel. */
export function Stopped(props: {
  readonly text: Text["crash"];
  readonly message: string;
  readonly again: () => void;
}): ReactNode {
  const { text, message, again } = props;
  return (
    <div className="panel" role="alert">
      <section className="block">
        <h2 className="title">{text.title}</h2>
        <p className="dim">{text.means}</p>
        <div className="row actions">
          <button type="button" className="plain" onClick={again}>
            {text.reload}
          </button>
        </div>
        <p className="dim">{text.message}</p>
        <textarea
          className="field"
          rows={4}
          readOnly
          aria-label={text.message}
          ref={(element) => {
            if (element !== null) element.value = message;
          }}
        />
      </section>
    </div>
  );
}
