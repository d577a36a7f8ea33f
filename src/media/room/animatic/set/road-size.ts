/** The measures of a street, in metres: half the carriageway's width, the kerb's height, where the houses stand, where it ends. */
export const ROAD = 3.7;
export const KERB = 0.13;
export const FRONT = 6.4;
export const FAR = -150;
