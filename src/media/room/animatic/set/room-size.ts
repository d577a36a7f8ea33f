/** The room's measures in metres: half its width, its height, the back wall; the near side is open, where the camera stands. */
export const SIDE = 3.1;
export const HIGH = 2.85;
export const BACK = -3.2;
export const OPEN = 9;
