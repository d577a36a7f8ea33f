/** Ce que dit la charte du projet, en français. */

import type { Failure } from "../../core/failure";
import type { SignOff } from "../../core/ledger-entry";
import type { Said } from "./said";
import type { PolicyText } from "./policy-en";

const at = (model: string, host: string | undefined): string => (host === undefined ? model : `${model} sur ${host}`);

export const policyFr: PolicyText = {
  language: (words) => words.fr,
  nothing: (packs) =>
    packs.length === 1
      ? `Charte ${packs[0] ?? ""}\u00a0: rien ne s’y oppose.`
      : `Chartes (${packs.join(", ")})\u00a0: rien ne s’y oppose.`,
  nothingRead: "Des règles lisibles, aucune ne s’y oppose.",
  none: "Ce projet ne suit aucune charte.",
  things: (count) => (count === 1 ? "1 point à regarder" : `${count} points à regarder`),
  of: (packs) => `selon ${packs.join(", ")}`,
  openSays: "Ce que dit la charte, et comment y répondre",
  missing: (packs) =>
    `La charte «\u00a0${packs}\u00a0», que suit ce projet, n’est pas là\u00a0: ses règles ne sont pas regardées.`,
  advises: "Elle conseille et consigne. Vous décidez.",
  severity: { needs: "À régler\u00a0:", mind: "À regarder\u00a0:", unknown: "Inconnu\u00a0:" },
  rule: {
    terms: "mots à regarder",
    "real-people": "personnes nommées",
    consent: "accord pour être montré",
    "references-rights": "droits des références",
    engines: "moteurs",
    "model-licence": "licence du modèle",
    "sign-offs": "visas",
    "temp-not-final": "provisoire, pas définitif",
    "written-approval": "accord écrit",
    "likeness-consent": "accord pour les traits",
    "union-consent": "accord du syndicat",
    territory: "territoire",
    expiry: "échéance",
    "label-decision": "décision sur la mention",
  },
  ruleOf: (pack, rule) => `${pack}, ${rule}`,
  source: (name, where, date) =>
    `Elle part de ${name}, ${where}, état au ${date}. Sur quoi repose chacune de ses règles\u00a0:`,
  rests: (rests) => {
    switch (rests.kind) {
      case "source":
        return `${rests.source.title}, ${rests.source.reference}`;
      case "pickup":
        return "suggestion de Pickup";
      case "house":
        return "règle de la maison";
    }
  },
  restsSays: (rests) => {
    switch (rests.kind) {
      case "source": {
        const { title, reference, read, note } = rests.source;
        return `${title}, ${reference}. Lu le ${read}.${note === undefined ? "" : ` ${note.fr}`}`;
      }
      case "pickup":
        return "Pickup le suggère\u00a0; aucune source qui le dise n’est nommée.";
      case "house":
        return "La maison le dit dans sa propre charte\u00a0; aucune source n’est nommée.";
    }
  },
  found: (found) => {
    switch (found.kind) {
      case "term":
        return {
          says: `«\u00a0${found.term}\u00a0» figure dans ${found.where === "prompt" ? "la description" : "ce qui est à éviter"}. ${found.why.fr}`,
          out: "Dites avec vos propres mots ce qu’on doit voir.",
        };
      case "person":
        return found.listed
          ? {
              says: `La description contient «\u00a0${found.name}\u00a0», un nom que la maison a inscrit.`,
              out:
                found.agreed === undefined
                  ? "Retirez le nom, ou notez dans les Réglages qui a accepté d’être montré."
                  : `Voyez si l’accord «\u00a0${found.agreed}\u00a0» le couvre.`,
            }
          : {
              says: `«\u00a0${found.name}\u00a0» nomme peut-être une personne.`,
              out: "Si c’est le cas, retirez-le ou ayez son accord. Sinon, il n’y a rien à faire.",
            };
      case "consent":
        return {
          says: `${found.reference} montre un sujet, et aucun accord n’y est noté.`,
          out: "Si l’on y voit une personne, gardez-la dans la bibliothèque avec son accord, et prenez-la de là.",
        };
      case "rights":
        return {
          says: found.own
            ? `Personne n’a noté à qui est le plan ${found.reference}.`
            : `${found.reference}\u00a0: ${found.lacks.map((one) => (one === "author" ? "son auteur" : "les droits")).join(" et ")} ${found.lacks.length === 1 && found.lacks[0] === "author" ? "n’est pas noté" : "ne sont pas notés"}.`,
          out: "Notez l’auteur et les droits de l’image, sous son Plus.",
        };
      case "engine":
        return {
          says:
            found.why === "denied"
              ? `${at(found.model, found.host)} n’est pas à utiliser.`
              : `${at(found.model, found.host)} n’est pas parmi les moteurs à utiliser.`,
          out: "Choisissez un autre moteur, ou demandez à qui tient les règles.",
        };
      case "licence":
        return found.licence === "unknown"
          ? {
              says: `La licence de ${found.model} n’est pas connue.`,
              out: "Lisez ses conditions, et demandez à qui tient les règles.",
            }
          : {
              says: `${found.model} est sous «\u00a0${found.licence}\u00a0»\u00a0; on cherche ${found.allowed.join(" ou ")}.`,
              out: "Choisissez un autre modèle, ou demandez à qui tient les règles.",
            };
      case "final":
        return {
          says: "Demandé comme définitif\u00a0; ici, les images générées sont provisoires sauf accord.",
          out:
            found.approval === undefined
              ? "Mettez l’usage sur Provisoire sous Plus, ou notez l’accord écrit dans les Réglages."
              : `Regardez si l’accord «\u00a0${found.approval}\u00a0» le couvre.`,
        };
      case "approval":
        return {
          says: "Aucun accord écrit n’est noté pour ce projet.",
          out: "Notez dans les Réglages où se trouve l’accord du client.",
        };
      case "likeness":
        return {
          says: "Une personne est peut-être montrée, et personne n’a noté qui l’a accepté.",
          out: "Notez dans les Réglages qui a accepté d’être montré, et où cela figure.",
        };
      case "union":
        return {
          says: "Personne n’a noté si un syndicat doit donner son accord.",
          out: "Notez dans les Réglages la convention qui le couvre, ou pourquoi il n’en faut pas.",
        };
      case "territory":
        return found.beyond === undefined
          ? {
              says: "Personne n’a noté où il peut être montré.",
              out:
                found.within === undefined
                  ? "Notez le territoire dans les Réglages."
                  : `Notez le territoire dans les Réglages\u00a0; ici, c’est ${found.within.join(", ")}.`,
            }
          : {
              says: `Accordé pour ${found.beyond}, hors de ${(found.within ?? []).join(", ")}.`,
              out: "Corrigez le territoire dans les Réglages, ou demandez à qui tient les règles.",
            };
      case "expiry":
        if (found.expires === undefined || found.days === undefined) {
          return {
            says: "Personne n’a noté jusqu’à quand il peut être montré.",
            out: "Notez le dernier jour dans les Réglages.",
          };
        }
        return {
          says:
            found.days < 0
              ? `Il pouvait être montré jusqu’au ${found.expires}\u00a0: c’est passé.`
              : `Il peut être montré jusqu’au ${found.expires}\u00a0: ${daysLeft(found.days)}.`,
          out: "Renouvelez, et notez le nouveau jour dans les Réglages.",
        };
      case "sign-offs":
        return {
          says: `${signOffs(found.parts)} avant de placer\u00a0; une prise à placer l’est dès son arrivée.`,
          out: "Faites-la regarder sous Validation dès qu’elle est là, ou demandez-la d’abord comme provisoire.",
        };
      case "label":
        return {
          says: "Une décision sur la mention sera due avant la sortie.",
          out: "Une fois dans le montage, une personne nommée en décide sous Validation.",
        };
    }
  },
  beforePlacing: (parts, packs) =>
    `${signOffs(parts)} avant de placer (${packs.join(", ")}). Vous pouvez placer quand même.`,
  placedWithout: (parts, packs) =>
    `Elle est dans le montage, et ${small(signOffs(parts))} avant de placer (${packs.join(", ")}).`,
  rights: {
    note: "Auteur et droits…",
    origin: "Origine\u00a0: fonds, numéro",
    of: (name) => `Auteur et droits de ${name}`,
    author: "Auteur",
    rights: "Droits\u00a0: titulaire, licence",
    noted: ({ author, rights, origin }) =>
      [
        author === undefined ? "Auteur non noté" : `Par ${author}`,
        rights ?? "droits non notés",
        ...(origin === undefined ? [] : [`de ${origin}`]),
      ].join(", "),
    keptToo: "Enregistré avec le plan et avec l’entrée de la bibliothèque.",
  },
  settings: {
    title: "Charte",
    says: "Les règles que suit ce projet. Elles conseillent et sont consignées avec chaque prise\u00a0; elles n’arrêtent rien.",
    own: "De policy.json, dans le dossier Pickup de ce projet.",
    ownHow: "Une maison met sa propre charte dans policy.json, dans le dossier Pickup.",
    readAgain: "Relire",
    missing: (pack) => `«\u00a0${pack}\u00a0», qui n’est pas là`,
    more: "Sur quoi elle repose",
    less: "Moins",
    personSays:
      "Sur ce poste. Déclaré, non authentifié\u00a0: il figure à côté de ce qui est noté et décidé ici, et peut y être effacé. Il n’entre dans des copies et fichiers XMP que si vous le dites sous Métadonnées.",
    clearance: "Accordé pour ce projet",
    clearanceSays: "Tel que quelqu’un le saisit. Rien ici n’est une preuve.",
    fields: {
      approval: "Accord écrit",
      likeness: "Accord, traits",
      union: "Accord, syndicat",
      territory: "Territoire",
      expires: "Jusqu’au",
    },
    hints: {
      approval: "Où il se trouve",
      likeness: "Qui a accepté, et où",
      union: "Convention, ou pourquoi aucune",
      territory: "UE, CH",
      expires: "2027-12-31",
    },
    noDay: "Un jour s’écrit 2027-12-31.",
    save: "Enregistrer",
    erase: "Effacer le nom",
    eraseSays: (name) =>
      `Effacer ${name} des mots du projet\u00a0; ce qui a été noté et décidé sur ce poste reste, sans le nom`,
    noted: (day, by) =>
      by === undefined
        ? `Noté le ${day}. Aucun nom n’y figure.`
        : `Noté le ${day} par ${by} (déclaré, non authentifié).`,
  },
  then: (count, packs) =>
    count === 0
      ? `Charte à ce moment (${packs.join(", ")})\u00a0: rien ne s’y opposait.`
      : `Charte à ce moment (${packs.join(", ")})\u00a0: ${count === 1 ? "1 point" : `${count} points`} à regarder.`,
  thenUnread: "Certaines de ses règles étaient alors illisibles.",
};

function daysLeft(days: number): string {
  if (days === 0) return "c’est le dernier jour";
  return days === 1 ? "il reste 1 jour" : `il reste ${days} jours`;
}

const PARTS: Readonly<Record<SignOff, string>> = {
  editorial: "éditorial",
  legal: "juridique",
  ethics: "éthique",
};

function small(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function signOffs(parts: readonly SignOff[]): string {
  const names = parts.map((part) => PARTS[part]).join(" et ");
  return parts.length === 1 ? `Un visa ${names} est demandé` : `Les visas ${names} sont demandés`;
}

export function policyFailureInFrench({ file, why }: Extract<Failure, { kind: "policy-unread" }>): Said {
  return {
    happened: `${file} ne peut pas servir de charte\u00a0: ${why}.`,
    means: "Ses règles ne sont pas regardées. Les chartes fournies avec Pickup valent toujours, et rien n’est arrêté.",
    advice: "Corrigez-le dans le dossier Pickup du projet, puis choisissez Relire dans Réglages > Charte.",
  };
}
