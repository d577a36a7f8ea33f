/** The room's measures in metres: half its width, its height, the back wall; the near side is open, where the camera stands. */
export const SIDE = 3.1;
export const HIGH = 2.85;
export const BACK = -3.2;
export const OPEN = 9;

/** The same of the office, of the studio's floor as far as it is flat, and of the roof over the city. */
export const OFFICE = { side: 6.4, back: -6.6, open: 10 } as const;
export const STUDIO = { side: 10.5, back: -5.6, open: 13, curve: 2.6 } as const;
export const ROOF = { side: 17, back: -5.4, open: 60 } as const;
