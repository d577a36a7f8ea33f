/** Instead of the panel: it stopped, or a part of it is not there. */

export const stoppedFr = {
  crash: {
    title: "Le panneau s’est arrêté.",
    means: "Le montage est intact, les prises sont en sûreté dans leur dossier, et ce qui était en cours continue.",
    reload: "Recharger le panneau",
    message: "Message à copier",
  },
  incomplete: {
    title: "Une partie de Pickup est illisible.",
    means:
      "Rien n’a commencé : le montage, les prises et ce que les moteurs préparent sont inchangés. Réessayez ; si cela persiste, réinstallez Pickup.",
    reload: "Réessayer",
    message: "Message à copier",
  },
};
