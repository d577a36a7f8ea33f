/** What looking through the metadata of all takes takes: read when it is first asked for. */

export { namedElsewhere } from "./names-elsewhere";
export { lookForWrong, repair, sidecarsOf } from "./repair";
