/** Where things lie on the simulated disk. */

export const PROJECT_FOLDER = "/Projects/Reel 2";
export const PROJECT_FILE = `${PROJECT_FOLDER}/reel_2.prproj`;
export const FOOTAGE_FOLDER = `${PROJECT_FOLDER}/Footage`;

/** The panel's own folders. */
export const PLACES = { data: "/PluginData", temporary: "/PluginTemp", plugin: "/Plugin" };

/** The whole simulated project, undo stack and all. */
export const SAVED = "/project.json";
