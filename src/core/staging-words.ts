/**
 * What the scene language adds to the words of a direction: places, what is done, where to, styles; in English and French.
 * Lower case, without accents; matched as whole words, the last one also in the plural; the longest phrase at a place wins,
 * so that a “street light” is no street. Who stands there and does what: `staging-cast`, `staging-things`, `staging-deeds`.
 */

import type { Language } from "./direction";
import type { Lighting, Move, Place, Style } from "./staging";

/** Phrases by language, separated by commas. */
export type Said = Readonly<Record<Language, string>>;

export const PLACES_SAID: Readonly<Record<Place, Said>> = {
  sea: {
    en: `sea, seaside, seashore, ocean, beach, sandy beach, shore, shoreline, coast, coastline, harbour, harbor, bay, cove,
      lagoon, waves, surf, lake, lakeside, lakeshore, river, riverbank, river bank, fjord, pier, jetty, dock, quay, marina,
      port, island, lighthouse, open water, estuary, high seas`,
    fr: `mer, ocean, plage, rivage, cote, littoral, bord de mer, bord de l eau, bord du lac, front de mer, vague, lac, baie,
      crique, lagune, lagon, port, port de peche, port de plaisance, jetee, quai, ponton, ile, phare, fleuve, riviere,
      haute mer, au large, fjord, greve`,
  },
  forest: {
    en: `forest, wood, woods, woodland, jungle, rainforest, rain forest, grove, undergrowth, thicket, forest path, clearing,
      glade, forest floor, pine forest, birch forest, among the trees, between the trees, through the trees, taiga`,
    fr: `foret, bois, sous bois, clairiere, jungle, bosquet, fourre, foret tropicale, foret de pins, pinede, futaie,
      taiga, entre les arbres, parmi les arbres, chemin forestier, sentier forestier`,
  },
  desert: {
    en: `desert, dune, sand dune, sahara, canyon, badlands, wasteland, sands, salt flat, mesa, outback, arid plain, oasis,
      desert road, desert highway`,
    fr: `desert, dune, dune de sable, desert de sable, sahara, canyon, oasis, terre aride, etendue aride, mesa, route du desert,
      desert de sel`,
  },
  mountains: {
    en: `mountain, alps, peak, snowy peak, summit, glacier, ridge, mountain pass, mountainside, mountain range, mountain top,
      cliff, andes, himalayas, rockies, ski slope, slope, highlands, ridgeline, mountain road, mountain lake`,
    fr: `montagne, alpes, sommet, col de montagne, crete, pic, pic enneige, glacier, falaise, massif, versant, himalaya, pyrenees,
      piste de ski, haute montagne, flanc de montagne, route de montagne, lac de montagne, chaine de montagne`,
  },
  field: {
    en: `field, meadow, hill, hillside, hilltop, countryside, pasture, grassland, prairie, grass, tall grass, park, valley,
      garden, farm, farmland, wheat field, cornfield, corn field, field of wheat, plain, steppe, savanna, savannah, lawn,
      vineyard, orchard, moor, country road, country lane, dirt road, backyard, playground, golf course, cemetery, graveyard`,
    fr: `champ, champ de ble, champ de lavande, colline, campagne, herbe, hautes herbes, vallee, vallon, parc, jardin, pre,
      prairie, pature, paturage, ferme, plaine, steppe, savane, pelouse, vignoble, vigne, verger, lande, route de campagne,
      chemin de terre, chemin de campagne, alpage, cimetiere`,
  },
  street: {
    en: `street, city street, city, town, village, road, alley, alleyway, back alley, avenue, boulevard, sidewalk, pavement,
      downtown, crossroads, crossing, pedestrian crossing, intersection, street corner, corner of the street, highway, motorway,
      freeway, parking lot, car park, square, town square, plaza, market, marketplace, bridge, kerb, curb, gutter, subway
      station, train station, station platform, shop window, storefront, cafe terrace, suburb, neighbourhood, neighborhood,
      times square, asphalt, tunnel, gas station, petrol station, bus stop`,
    fr: `rue, ville, village, ruelle, trottoir, carrefour, centre ville, route, quartier, boulevard, avenue, impasse, place,
      grand place, place du village, place de la ville, passage pieton, autoroute, parking, place du marche, pont, chaussee, bitume,
      coin de la rue, coin de rue, vitrine, devanture, gare, quai de gare, banlieue, faubourg, terrasse de cafe, terrasse d un cafe, terrasse du cafe, en gare,
      arret de bus,
      tunnel, station service`,
  },
  skyline: {
    en: `skyline, city skyline, rooftop, roof, rooftops, skyscraper, cityscape, high rise, tower block, city lights, metropolis,
      penthouse, roof terrace, above the city, over the city, city below, above the rooftops, manhattan`,
    fr: `toit, toits, toits de la ville, toits de paris, gratte ciel, panorama urbain, skyline, vue sur la ville, metropole,
      au dessus de la ville, toit terrasse, immeuble, tour, lumieres de la ville, horizon urbain`,
  },
  "living-room": {
    en: `room, living room, sitting room, bedroom, kitchen, dining room, apartment, flat, interior, indoors, hallway, corridor,
      inside, home, at home, in the house, inside the house, lounge, hotel room, bathroom, attic, library, restaurant, cafe, coffee shop, bar,
      pub, diner, by the fireplace, kitchen table, breakfast table, at the window`,
    fr: `salon, chambre, piece, cuisine, salle a manger, salle de bain, appartement, interieur, couloir, a l interieur, a la maison, dans la maison,
      chez elle, chez lui, sejour, grenier, bibliotheque, restaurant, cafe, dans un cafe, dans le cafe, au cafe, au comptoir d un cafe, salle d un cafe, bistrot, bar, chambre d hotel,
      table de cuisine, a la fenetre, pres de la fenetre, devant la fenetre`,
  },
  office: {
    en: `office, open space, open plan office, workplace, workspace, meeting room, conference room, boardroom, cubicle, lab,
      laboratory, classroom, newsroom, police station, hospital, control room, call centre, reception, at her desk, at his desk,
      at the desk, at a desk, desk`,
    fr: `bureau, bureaux, open space, salle de reunion, espace de travail, salle de classe, laboratoire, labo, redaction,
      commissariat, hopital, salle de controle, a son bureau, accueil`,
  },
  studio: {
    en: `studio, photo studio, cyclorama, cyc, white background, neutral background, neutral grey background, grey background, gray background, black background, seamless,
      seamless background, backdrop, plain background, infinity cove, on white, on black, on grey, turntable, pedestal display,
      stage, white void, limbo`,
    fr: `studio, studio photo, cyclo, cyclorama, fond blanc, fond gris, fond noir, fond uni, fond neutre, sur fond blanc,
      plateau tournant, plateau de tournage, plateau de cinema, scene de theatre`,
  },
};

export const LIGHTINGS_SAID: { readonly [L in Lighting]?: Said } = {
  natural: { en: `natural light, available light`, fr: `lumiere naturelle` },
  "three-point": {
    en: `three point, three point lighting, three point light, key light, key and fill, interview lighting`,
    fr: `eclairage trois points, trois points, lumiere trois points, eclairage d interview`,
  },
  soft: { en: `softbox, soft box`, fr: `boite a lumiere, softbox` },
  neon: { en: `neon, neon sign, neon light`, fr: `neon, enseigne au neon, lumiere neon` },
  fire: { en: `campfire, bonfire, by the fire`, fr: `feu de camp, au coin du feu` },
};

export const STYLES_SAID: Readonly<Record<Style, Said>> = {
  film: {
    en: `cinematic, filmic, film look, film grain, 35mm film, 16mm film`,
    fr: `cinematographique, grain de film, grain, pellicule`,
  },
  previz: {
    en: `previz, previs, previsualisation, previsualization, neutral grey, neutral gray, neutral grey previz, neutral gray previz,
      neutral previz, gray previz, grey model, grey clay, gray clay, clay render, grey previz, blockout,
      grey box, greybox, mannequin style, viewport`,
    fr: `previz, previs, previsualisation, gris neutre, previz gris neutre, previz grise, maquette grise, modele gris, rendu gris, rendu argile, maquette`,
  },
  noir: {
    en: `noir, film noir, neo noir, black and white thriller`,
    fr: `film noir, style noir, polar noir`,
  },
  pastel: {
    en: `pastel, pastel colours, pastel colors, watercolour, watercolor, soft illustration, picture book`,
    fr: `pastel, aquarelle, livre d images, tons pastel`,
  },
  ink: {
    en: `ink, ink drawing, storyboard, storyboard drawing, sketch, pencil, pencil drawing, line drawing, hatching, cross
      hatching, charcoal, hand drawn, line art, comic book, drawn in ink, storyboard style, pen and ink`,
    fr: `encre, a l encre, croquis, crayon, au crayon, dessin au trait, dessin, storyboard, hachure, fusain, bande dessinee,
      crayonne, scenarimage`,
  },
  product: {
    en: `product shot, product on white, packshot, pack shot, product photography, product film, beauty shot, hero product shot,
      catalogue, e commerce`,
    fr: `photo produit, produit sur fond blanc, packshot, film produit, plan produit, catalogue`,
  },
};

/** What a direction has no word for, or takes for something else. */
export const MOVES_SAID: { readonly [M in Move]?: Said } = {
  "pedestal-up": {
    en: `pedestal up, pedestal shot, camera pedestals up, boom up, booms up, jib up, jibs up, ped up, camera pedestal up`,
    fr: `colonne vers le haut, pied colonne vers le haut, pedestal vers le haut`,
  },
  "pedestal-down": {
    en: `pedestal down, camera pedestals down, boom down, booms down, jib down, jibs down, ped down, camera pedestal down`,
    fr: `colonne vers le bas, pied colonne vers le bas, pedestal vers le bas`,
  },
  "truck-left": {
    en: `dolly left, slider left, slide left, slides left, dollies left, camera slides left, trucks left`,
    fr: `slider gauche, slider vers la gauche, travelling gauche`,
  },
  "truck-right": {
    en: `dolly right, slider right, slide right, slides right, dollies right, camera slides right, trucks right`,
    fr: `slider droite, slider vers la droite, travelling droite`,
  },
  follow: {
    en: `camera follows, tracks with, tracking with, moves with, follow shot, following shot`,
    fr: `la camera suit, camera suit, accompagne`,
  },
};

/** Hours that a direction leaves to others: of a plain day the seed chooses the hour. */
export const HOURS_SAID: Readonly<Record<"day" | "evening", Said>> = {
  day: {
    en: `day, daylight, daytime, by day, sunny, sunlit, sunlight, sun, broad daylight, bright day`,
    fr: `jour, plein jour, en plein jour, journee, de jour, ensoleille, ensoleillee, soleil, en pleine journee`,
  },
  evening: { en: `evening, nightfall, twilight`, fr: `soir, soiree, tombee de la nuit, tombee du jour, crepuscule` },
};

/** No palette, and no look but the film's. */
export const NEUTRAL: Said = {
  en: `neutral, neutral look, neutral grade, neutral grading, neutral colour, neutral color, neutral palette, neutral tone, neutral
    colour grade, neutral color grade, ungraded, no grade, natural colours, natural colors`,
  fr: `neutre, look neutre, etalonnage neutre, couleur neutre, ton neutre, palette neutre, teinte neutre, couleur naturelle`,
};

/** Of the ground. */
export const WET: Said = {
  en: `wet, puddle, reflected, reflections, wet asphalt, wet pavement, reflections on the ground, rain slick`,
  fr: `mouille, mouillee, flaque, reflets, bitume mouille, pave mouille, pave`,
};
