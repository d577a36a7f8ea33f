/** Everyday things that the set has no models of, and how large they are: each is drawn as a block of that size with its name. */

import type { Extent } from "./staging";
import type { Language } from "./direction";

export interface Thing {
  /** As a label says it: singular, with its accents. The others of a list are read as it is. */
  readonly name: Readonly<Record<Language, string>>;
  readonly words: Readonly<Record<Language, readonly string[]>>;
  readonly extent: Extent;
}

/**
 * English / French: wide, high, deep in metres, deep along the way it goes. Words for the same thing stand behind its name.
 * Sizes are those of a common one of its kind, a rider's or a driver's not counted.
 */
const TABLE = `
  helicopter, chopper / hélicoptère : 2.4 3.3 10
  plane, airplane, aeroplane, aircraft, airliner, jet, jet plane / avion, avion de ligne, jet : 34 12 38
  propeller plane, biplane, light aircraft, small plane / avion à hélice, biplan, petit avion : 11 2.7 8
  hot air balloon / montgolfière, ballon à air chaud : 16 22 16
  airship, zeppelin, blimp / dirigeable, zeppelin : 18 22 75
  drone, quadcopter / drone : 0.5 0.2 0.5
  rocket, missile / fusée, missile : 3.7 40 3.7
  spaceship, spacecraft, starship, space shuttle / vaisseau spatial, navette spatiale : 24 17 37
  flying saucer, ufo / soucoupe volante, ovni : 12 4 12
  satellite / satellite : 10 3 3
  bicycle, bike, mountain bike, road bike / vélo, bicyclette, VTT : 0.6 1.1 1.8
  motorcycle, motorbike / moto, motocyclette : 0.8 1.2 2.2
  scooter, moped, vespa / scooter, mobylette : 0.7 1.1 1.8
  skateboard / skateboard : 0.2 0.12 0.8
  tricycle / tricycle : 0.5 0.7 0.8
  truck, lorry, fire truck, fire engine / camion, camion de pompiers, poids lourd : 2.5 3.6 9
  bus, double decker, school bus / bus, autobus, autocar, car scolaire : 2.5 3.1 12
  caravan, camper, motorhome / caravane, camping-car : 2.3 2.6 6
  tractor / tracteur : 2.2 2.8 4.2
  combine harvester, combine / moissonneuse-batteuse, moissonneuse : 3.5 4 9
  excavator, digger / pelleteuse, pelle mécanique : 2.6 3 9
  bulldozer / bulldozer : 3 3.2 5.5
  forklift / chariot élévateur : 1.2 2.1 3.2
  crane, tower crane / grue : 2 40 50
  tank / char, char d’assaut : 3.6 2.4 9
  cannon, canon / canon : 1.5 1.4 3
  carriage, horse carriage, stagecoach / calèche, carrosse, diligence : 1.8 2.2 4
  cart, wagon, wheelbarrow / charrette, chariot, brouette : 1.4 1.3 2.6
  sleigh, sled / traîneau, luge : 1 0.9 2
  submarine / sous-marin : 8 12 70
  jet ski / jet-ski : 1.2 1.1 3
  surfboard / planche de surf : 0.55 0.08 2.1
  buoy / bouée : 1 1.6 1
  anchor / ancre : 1 1.6 0.4
  horse, pony, stallion, mare / cheval, chevaux, poney, jument, étalon : 0.6 1.7 2.4
  donkey, mule / âne, mule : 0.5 1.3 1.8
  cow, bull, ox, oxen, cattle / vache, taureau, bœuf : 0.8 1.5 2.4
  sheep, lamb, goat / mouton, brebis, agneau, chèvre : 0.45 0.9 1.3
  pig, boar / cochon, porc, sanglier : 0.5 0.8 1.4
  deer, stag, doe, elk, moose, reindeer / cerf, biche, chevreuil, renne, élan : 0.6 1.6 2
  bear, polar bear / ours, ours polaire : 0.9 1.3 2.1
  fox, coyote / renard, coyote : 0.3 0.45 1
  lion, lioness, tiger, leopard, panther, jaguar / lion, lionne, tigre, léopard, panthère : 0.6 1.1 2.1
  elephant, mammoth / éléphant, mammouth : 2.2 3.2 5.5
  giraffe / girafe : 1 5 3
  zebra / zèbre : 0.6 1.5 2.3
  camel, dromedary / chameau, dromadaire : 0.8 2.1 3
  rhino, rhinoceros, hippo / rhinocéros, hippopotame : 1.4 1.6 3.6
  kangaroo / kangourou : 0.6 1.6 1.2
  gorilla, monkey, ape, chimpanzee / gorille, singe, chimpanzé : 0.8 1.5 0.7
  cat, kitten / chat, chatte, chaton : 0.18 0.3 0.5
  rabbit, hare / lapin, lièvre : 0.18 0.3 0.4
  mouse, mice, rat / souris, rat : 0.05 0.05 0.1
  squirrel / écureuil : 0.1 0.22 0.25
  hen, chicken, rooster, cockerel / poule, poulet, coq : 0.2 0.4 0.4
  penguin / manchot, pingouin : 0.35 0.9 0.3
  flamingo, ostrich, peacock / flamant rose, autruche, paon : 0.4 1.5 0.7
  snake, serpent / serpent : 0.1 0.1 1.8
  crocodile, alligator / crocodile, alligator : 0.7 0.5 4
  turtle, tortoise / tortue : 0.6 0.35 0.8
  frog, toad / grenouille, crapaud : 0.08 0.07 0.1
  fish, salmon, trout / poisson, saumon, truite : 0.1 0.2 0.6
  shark / requin : 1.2 1.2 4
  dolphin / dauphin : 0.7 0.7 2.5
  whale, orca / baleine, orque : 3.5 3.5 15
  octopus, squid, jellyfish / pieuvre, poulpe, méduse : 0.8 0.6 0.8
  butterfly, moth / papillon : 0.09 0.05 0.06
  bee, wasp / abeille, guêpe : 0.03 0.02 0.03
  spider, ant, beetle / araignée, fourmi, scarabée : 0.06 0.03 0.06
  dinosaur, t-rex / dinosaure : 3 4.5 12
  dragon / dragon : 4 5 14
  unicorn / licorne : 0.6 1.8 2.4
  monster, creature, alien, beast / monstre, créature, extraterrestre, bête : 1.4 2.4 1.2
  robot, android, droid, cyborg / robot, androïde, cyborg : 0.8 1.8 0.6
  giant robot, mech, mecha / robot géant, mecha : 6 14 5
  snowman / bonhomme de neige : 0.9 1.7 0.9
  scarecrow / épouvantail : 1.4 1.9 0.3
  statue, sculpture, bust / statue, sculpture, buste : 0.9 2.6 0.9
  fountain / fontaine : 4 2.6 4
  monument, obelisk, monolith / monument, obélisque, monolithe : 1.8 9 1.8
  house, villa, mansion, farmhouse / maison, villa, manoir, pavillon : 9 7.5 8
  cabin, hut, shack, shed, cottage, chalet / cabane, hutte, chaumière, chalet, remise : 5 3.6 4
  barn / grange : 10 8 14
  tent, tipi / tente, tipi : 2.6 1.8 3
  castle, fortress, palace / château, forteresse, palais : 40 25 40
  church, chapel, cathedral, mosque, temple / église, chapelle, cathédrale, mosquée, temple : 14 22 28
  tower, clock tower, water tower, bell tower / clocher, beffroi, château d’eau, donjon : 7 28 7
  windmill, wind turbine / moulin à vent, moulin, éolienne : 8 18 6
  pyramid / pyramide : 60 40 60
  factory, warehouse, hangar / usine, entrepôt, hangar : 40 12 25
  greenhouse / serre : 6 3.4 12
  ruin, ruins / ruine, ruines : 12 6 10
  wall, fence / mur, clôture, palissade : 6 2 0.3
  gate, archway, arch / portail, arche, porche : 4 4.5 0.6
  ferris wheel, carousel, merry go round / grande roue, manège : 30 34 8
  phone booth, telephone box / cabine téléphonique : 0.9 2.4 0.9
  mailbox, letterbox / boîte aux lettres : 0.5 1.3 0.5
  bench / banc : 1.6 0.85 0.6
  streetlight, lamp post, lamppost / lampadaire, réverbère : 0.4 5 0.4
  traffic light / feu tricolore, feu rouge : 0.4 3.2 0.4
  billboard / panneau publicitaire : 6 5 0.4
  vending machine, arcade machine, jukebox / distributeur, borne d’arcade, juke-box : 0.9 1.8 0.8
  container, shipping container / conteneur : 2.4 2.6 6
  barrel / tonneau, baril : 0.6 0.9 0.6
  rock, boulder, stone, meteorite / rocher, roche, météorite : 1.6 1.2 1.4
  mushroom / champignon : 0.1 0.12 0.1
  bush, hedge / buisson, haie : 1.6 1.2 1.2
  flower, rose, sunflower, tulip, lily, bouquet / fleur, tournesol, tulipe, bouquet : 0.2 0.5 0.2
  cactus / cactus : 0.7 2.2 0.7
  plant, potted plant, house plant, fern / plante, plante verte, fougère : 0.5 0.9 0.5
  pumpkin / citrouille, potiron : 0.35 0.3 0.35
  door, doorway / porte : 0.9 2.1 0.1
  window / fenêtre : 1.2 1.4 0.1
  staircase, stairs, ladder / escalier, échelle : 1 2.8 2.6
  table, dining table, coffee table / table, table basse : 1.6 0.75 0.9
  chair, garden chair, stool / chaise, chaise de jardin, tabouret : 0.5 0.9 0.5
  armchair, throne, wheelchair / fauteuil, trône, fauteuil roulant : 0.8 1 0.8
  sofa, couch / canapé, divan : 2.1 0.85 0.9
  bed, crib, cradle / lit, berceau : 1.6 0.6 2
  wardrobe, cupboard, cabinet, fridge, refrigerator / armoire, placard, commode, frigo, réfrigérateur : 1 1.9 0.65
  bookshelf, bookcase, shelf, shelves / étagère, bibliothèque en bois : 1 2 0.35
  bathtub, bath / baignoire : 0.8 0.6 1.7
  stove, oven, washing machine, dishwasher / cuisinière à gaz, four, machine à laver, lave-vaisselle : 0.6 0.9 0.6
  fireplace / cheminée : 1.4 1.2 0.5
  piano, grand piano / piano, piano à queue : 1.5 1 1.8
  guitar, violin, cello / guitare, violon, violoncelle : 0.4 1 0.12
  drum, drum kit, drums / tambour, batterie : 1.5 1.2 1.4
  trumpet, saxophone, flute / trompette, saxophone, flûte : 0.2 0.7 0.2
  harp / harpe : 0.5 1.8 1
  record player, cd player, gramophone / tourne-disque, gramophone : 0.45 0.3 0.4
  television, tv, tv set / télévision, télé, téléviseur : 1.2 0.75 0.25
  computer, desktop computer / ordinateur : 0.6 0.5 0.5
  laptop, tablet / ordinateur portable, tablette : 0.34 0.24 0.24
  keyboard, typewriter / clavier, machine à écrire : 0.4 0.15 0.3
  projector, film projector / projecteur : 0.4 0.4 0.5
  microphone / micro, microphone : 0.08 0.25 0.08
  headphones / casque audio : 0.2 0.2 0.1
  speaker, loudspeaker / enceinte, haut-parleur : 0.35 1 0.4
  telescope / télescope, longue-vue : 0.5 1.5 1
  clock, alarm clock / horloge, pendule, réveil : 0.3 0.3 0.1
  watch, wristwatch / montre : 0.045 0.05 0.012
  ring, necklace, diamond, bracelet, jewel / bague, collier, diamant, bracelet, bijou : 0.025 0.03 0.025
  lamp, desk lamp, lantern, chandelier / lampe, lanterne, lustre : 0.35 0.5 0.35
  candle / bougie : 0.06 0.2 0.06
  mirror / miroir : 0.7 1.6 0.05
  painting, picture frame / tableau : 1 0.8 0.05
  vase, urn, flower pot / vase, urne, pot de fleurs : 0.25 0.4 0.25
  book, notebook, newspaper, letter, envelope / livre, carnet, journal, lettre, enveloppe : 0.16 0.04 0.22
  map, city map, globe / carte, globe : 0.5 0.45 0.5
  chess board, chessboard / échiquier : 0.45 0.12 0.45
  bowl, plate, dish, saucepan / bol, assiette, plat, poêle, casserole : 0.26 0.1 0.26
  glass, wine glass, glass of water, champagne flute / verre, verre à vin, verre d’eau, flûte à champagne : 0.08 0.2 0.08
  teapot, kettle / théière, bouilloire : 0.24 0.22 0.16
  knife, fork, spoon / couteau, fourchette, cuillère : 0.03 0.02 0.22
  burger, hamburger, pizza, sandwich / burger, hamburger, pizza, sandwich : 0.14 0.1 0.14
  cake, birthday cake, pie / gâteau, tarte : 0.28 0.16 0.28
  bread, loaf / pain, baguette : 0.12 0.1 0.3
  apple, lemon, fruit, egg / pomme, citron, fruit, œuf : 0.08 0.08 0.08
  soda can, tin can / canette, boîte de conserve : 0.066 0.12 0.066
  tube, jar, cream jar / tube, bocal, pot de crème : 0.07 0.09 0.07
  lipstick / rouge à lèvres : 0.02 0.08 0.02
  shoe, sneaker, trainer, boot, high heel / chaussure, basket, botte, talon aiguille : 0.11 0.13 0.29
  hat, helmet, crown / chapeau, casquette, casque, couronne : 0.28 0.18 0.3
  bag, handbag, backpack / sac, sac à main, sac à dos : 0.32 0.4 0.16
  suitcase, luggage, trunk, briefcase / valise, bagage, malle, mallette : 0.45 0.65 0.25
  umbrella, parasol / parapluie, parasol : 1 0.9 1
  sunglasses, sun glasses, glasses / lunettes, lunettes de soleil : 0.14 0.05 0.15
  sword, spear, axe / épée, lance, hache : 0.12 1 0.05
  gun, pistol, revolver, rifle / pistolet, revolver, fusil, arme : 0.05 0.15 0.3
  key, keys / clé, clef : 0.03 0.01 0.07
  coin / pièce de monnaie : 0.024 0.024 0.003
  ball, football, basketball, beach ball / ballon, balle : 0.22 0.22 0.22
  toy, doll, teddy bear / jouet, poupée, ours en peluche : 0.2 0.35 0.15
  balloon / ballon de baudruche : 0.3 1.3 0.3
  kite / cerf-volant : 1 0.8 0.05
  treasure chest, chest, safe / coffre au trésor, coffre-fort : 0.8 0.6 0.55
  coffin / cercueil : 0.65 0.5 2
  film camera, movie camera / appareil photo, caméra de cinéma : 0.3 0.3 0.4
  tripod / trépied : 0.8 1.5 0.8
  machine, engine, generator / machine, moteur, générateur : 1.6 1.5 1.2`;

export const THINGS: readonly Thing[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [said = "", size = ""] = line.split(" : ");
    const [en = [], fr = []] = said.split(" / ").map((words) => words.split(",").map((word) => word.trim()));
    const [wide = 1, high = 1, deep = 1] = size.trim().split(" ").map(Number);
    return { name: { en: en[0] ?? "", fr: fr[0] ?? "" }, words: { en, fr }, extent: { wide, high, deep } };
  });

/** What drives, flies, swims or runs, and is large enough to be seen doing it: the first of the table, up to here. */
const LAST_THAT_GOES = "robot géant";

export function travels(label: string): boolean {
  const at = indexOf(label);
  const one = THINGS[at];
  return one !== undefined && at <= indexOf(LAST_THAT_GOES) && !isSmall(one.extent);
}

/** Buildings and furniture: “he closes the door and leaves”, and the door stays. */
const LAST_THAT_STAYS = "fireplace";

export function stays(label: string): boolean {
  const [first, last] = [LAST_THAT_GOES, LAST_THAT_STAYS].map((name) => indexOf(name));
  const at = indexOf(label);
  return first !== undefined && last !== undefined && first < at && at <= last;
}

function indexOf(label: string): number {
  return THINGS.findIndex(({ words }) => words.en.includes(label) || words.fr.includes(label));
}

/** Metres of what nobody wrote down: about as large as a person, so that it can be seen beside one. */
export const GUESSED: Extent = { wide: 1.8, high: 1.8, deep: 1.8 };

/** What says of an unknown thing how large it is, and how many times that is what is guessed. */
export const SIZES_SAID: readonly (readonly [times: number, words: readonly string[]])[] = [
  [
    4,
    [
      "giant",
      "gigantic",
      "enormous",
      "colossal",
      "massive",
      "towering",
      "geant",
      "geante",
      "gigantesque",
      "enorme",
      "colossal",
      "colossale",
      "immense",
    ],
  ],
  [2, ["huge", "big", "large", "tall", "grand", "grande", "gros", "grosse", "haute", "haut"]],
  [0.25, ["small", "little", "petit", "petite"]],
  [0.1, ["tiny", "miniature", "minuscule"]],
];

/** What somebody holds or has on, and what lies about: seen by itself, it is too small to stand beside somebody. */
export function isSmall({ wide, high, deep }: Extent): boolean {
  return Math.max(wide, high, deep) < 1.1;
}
