"""Postings of our own making, for benchmarks on machines that have no collection:
several languages, lengths and ways to state pay, and figures that are not pay."""
import random

TITLES = {
    "en": ["Night Porter", "Senior Data Engineer", "Veterinary Nurse", "Crane Operator", "Pastry Chef"],
    "de": ["Elektroniker (m/w/d)", "Steuerfachangestellte", "Fahrer im Nahverkehr"],
    "fr": ["Comptable unique H/F", "Aide-soignante de nuit", "Développeur confirmé"],
    "es": ["Camarero de pisos", "Analista de riesgos", "Conductora de autobús"],
    "nl": ["Magazijnmedewerker", "Verpleegkundige", "Softwareontwikkelaar"],
}
EMPLOYERS = ["Finch and Sons", "Tidewater Clinics", "Bergmann Technik", "Atelier Rousselle", "Noordzee Havens"]
PLACES = {"en": ["Sheffield", "Tulsa, OK", "Bristol"], "de": ["Kassel"], "fr": ["Nantes"], "es": ["Murcia"],
          "nl": ["Breda"]}
SENTENCES = {
    "en": ["You will work with a small crew that has been together for years.",
           "We ask for two references and a clean driving licence.",
           "Our {n} sites served {m},000 customers last year.",
           "Training takes {n} weeks and is paid in full.",
           "The firm raised ${m} million in 2021 and has grown since.",
           "Ring us before noon if you would like to see the workshop first."],
    "de": ["Sie arbeiten in einem eingespielten Team mit {n} Kolleginnen und Kollegen.",
           "Wir bieten {n} Tage Urlaub und einen Zuschuss zum Jobticket.",
           "Unser Umsatz lag zuletzt bei {m} Mio. Euro."],
    "fr": ["Vous rejoignez une équipe de {n} personnes, en horaires décalés.",
           "Une mutuelle prise en charge à {m} % et des tickets restaurant."],
    "es": ["Se ofrece contrato indefinido y un equipo de {n} personas.",
           "La empresa abrió {n} tiendas el año pasado."],
    "nl": ["Je werkt in een ploeg van {n} collega's, ook in het weekend.",
           "We vergoeden je reiskosten vanaf {n} kilometer."],
}
PAY = {
    "en": ["Salary: £{a},000 - £{b},000 per annum", "Pay: ${h}.50 an hour", "up to ${b}k plus bonus",
           "£{h}.25 - £{i}.75 p/h", "Compensation range: ${a},000—${b},000 USD a year",
           "Day rate: £{d}, outside IR35", "a sign-on bonus of $2,500"],
    "de": ["Gehalt: {a}.000 € bis {b}.000 € brutto im Jahr", "Stundenlohn ab {h},50 €"],
    "fr": ["Salaire : {a} 000 € à {b} 000 € brut par an", "{h},80 € de l'heure"],
    "es": ["Salario: {a}.000 - {b}.000 € brutos al año", "1.{d} € al mes en 14 pagas"],
    "nl": ["Salaris: € 2.{d} tot € 3.{d} bruto per maand", "€ {h},10 per uur"],
}
LANGUAGES = ["en"] * 6 + ["de", "de", "fr", "es", "nl"]


def paragraph(language, dice):
    chosen = dice.choices(SENTENCES[language], k=dice.randint(2, 6))
    return " ".join(s.format(n=dice.randint(3, 40), m=dice.randint(10, 90)) for s in chosen)


def pay(language, dice):
    low = dice.randint(22, 90)
    return dice.choice(PAY[language]).format(a=low, b=low + dice.randint(4, 25), h=dice.randint(11, 39),
                                             i=dice.randint(40, 60), d=dice.randint(100, 900))


def posting(dice):
    language = dice.choice(LANGUAGES)
    lines = [dice.choice(TITLES[language]),
             f"{dice.choice(EMPLOYERS)}, {dice.choice(PLACES[language])}", ""]
    for _ in range(dice.randint(1, 12)):
        lines += [paragraph(language, dice), ""]
    lines += ["- " + paragraph(language, dice) for _ in range(dice.randint(0, 8))]
    if dice.random() < 0.85:
        lines.insert(dice.randint(2, len(lines)), pay(language, dice))
    return "\n".join(lines)


def make(count):
    """`count` postings, always the same ones."""
    dice = random.Random(2023)
    return [posting(dice) for _ in range(count)]
