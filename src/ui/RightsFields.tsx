/** Whose a picture is and where it comes from, as somebody types it: of a still of the shot, or of an entry of the library. */

import type { ReactNode } from "react";
import { RIGHTS_FIELDS, type ReferenceRights } from "../core/shot";
import { TextField } from "./controls";
import { useText } from "./useStudio";

export function RightsFields(props: {
  readonly rights: ReferenceRights;
  readonly onType: (rights: ReferenceRights) => void;
}): ReactNode {
  const { rights, onType } = props;
  const text = useText();
  return (
    <>
      {RIGHTS_FIELDS.map((field) => (
        <TextField
          key={field}
          label={text.policy.rights[field]}
          hint={text.policy.rights[field]}
          text={rights[field] ?? ""}
          onType={(typed) => onType({ ...rights, [field]: typed })}
        />
      ))}
    </>
  );
}
