/** What a check is made of while it is open: read when the first is opened. */

export { OpenCheck } from "./check-open";
export { CopyCommands } from "./copy-commands";
export { FaultCommands } from "./fault-commands";
export { MatchCommands } from "./match-commands";
