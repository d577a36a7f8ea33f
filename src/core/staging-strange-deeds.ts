/** Deeds that editors write and the set does nothing of: known as deeds, so that no thing is made of them, and listed. */

/** In the base form; others are made from it. */
const EN = `smile laugh cry weep grin frown blink nod wink sigh yawn breathe cough sneeze scream whistle sing hum listen think
  dream sleep wake serve carry hold grab lift drop throw catch kick hit punch push pull open close shut lock knock ring light smoke
  burn glow shine flicker fade flash sparkle shimmer explode collapse crack break shatter melt freeze boil bubble pour spill drip
  splash flow rise fall sink swing sway wave flutter flap flutter tremble shake shiver vibrate bounce jump leap hop dive kneel
  bow crouch bend stretch reach touch stroke kiss hug embrace dance clap cheer applaud pray write draw paint read sew knit cook
  stir cut chop bake wash clean sweep wipe shave dress undress pack unpack fold iron dig plant water mow build hammer saw drill
  repair mend fix fight attack shoot aim hunt hide search find lose win appear disappear vanish grow bloom blossom wither rustle
  howl bark growl purr meow roar hiss chirp croak bite chew lick swallow sniff scratch dig blow rain spin unfold swirl billow
  crash erupt twinkle buzz beep wag`;

const FR = `sourit sourient rit rient pleure pleurent cligne hoche soupire baille respire tousse crie chante chantent ecoute pense
  reve dort dorment sert porte tient saisit souleve lache jette lance attrape frappe pousse tire ouvre ferme allume eteint fume brule
  brulent brille brillent vacille scintille explose s effondre fond gele bout coule coulent verse monte montent tombe tombent
  s eleve s elevent balance agite tremble bouge bougent rebondit saute sautent plonge s agenouille se penche s etire touche caresse
  embrasse s embrassent danse dansent applaudit prie ecrit dessine peint coud tricote cuisine coupe lave nettoie balaie plie creuse
  construit repare se bat tire vise chasse se cache cherche trouve apparait disparait pousse fleurit hurle aboie grogne ronronne
  rugit mord mache leche souffle frissonne ondule clignote jaillit`;

function formsOf(verb: string): readonly string[] {
  const third = /(?:s|sh|ch|x|z|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`;
  const stem = /[^e]e$/.test(verb) ? verb.slice(0, -1) : verb;
  return [third, `${stem}ing`];
}

/** “leaves fall”: in English. */
export const DEED_BASES: ReadonlySet<string> = new Set(EN.split(/\s+/));

export const STRANGE_DEEDS: Readonly<Record<"en" | "fr", ReadonlySet<string>>> = {
  en: new Set(EN.split(/\s+/).flatMap(formsOf)),
  fr: new Set(FR.split(/\s+/).filter((word) => word.length > 2)),
};
