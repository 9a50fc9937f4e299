"""Hand-made report content: what the layout is tested on."""

from __future__ import annotations

from datetime import UTC, datetime

from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.pack_values import (
    ChangeLine,
    Count,
    DimensionCount,
    DimensionHead,
    Fact,
    FrontPage,
    Grid,
    GridHeads,
    GridRow,
    Identity,
    KeyEntry,
    Lamp,
    Margin,
    Move,
    Note,
    NoteList,
    PackContent,
    Passage,
    RequestCard,
    RequestGroup,
    Requests,
    Summary,
)

GREEN = Lamp(Colour.GREEN, "Grøn")
YELLOW = Lamp(Colour.YELLOW, "Gul")
RED = Lamp(Colour.RED, "Rød")
RESUMED = Lamp(None, "Genoptaget")
LIGHTS = {"g": GREEN, "y": YELLOW, "r": RED, "n": Lamp(None, "ingen status")}


def grid_row(
    number: str,
    name: str,
    *remarks: str | Passage,
    deadline: str = "apr. 2024",
    note: str = "",
    phase: str = "Gennemførelse",
    lamps: str = "yy",
    lights: str = "yyyg",
    name_note: str = "",
    purpose: str = "",
) -> GridRow:
    passages = tuple(
        text if isinstance(text, Passage) else Passage(text) for text in remarks if text
    )
    previous, current = (RESUMED if code == "n" else LIGHTS[code] for code in lamps)
    return GridRow(
        project_id=f"id-{number}",
        number=number,
        name=name,
        name_note=name_note,
        deadline=deadline,
        deadline_notes=(note,) if note else (),
        phase=phase,
        previous=previous,
        current=current,
        lights=tuple(LIGHTS[code] for code in lights),
        remarks=passages,
        purpose=purpose,
    )


def new(text: str) -> Passage:
    return Passage(text, new=True)


ROWS = (
    grid_row(
        "17-1",
        "Patologi- og Genetikdatabank (PGDB)",
        "Gul på leverancer, tid og økonomi. ",
        new(
            "Testbrugere mangler i de fleste regioner, og det tekniske miljø er en måned forsinket."
        ),
    ),
    grid_row(
        "16-5",
        "Sundhedsvæsenets Organisationsregister (SOR)",
        "Arbejdet er taget op igen, og der rapporteres fra ultimo 2023.",
        deadline="jun. 2024",
        lamps="nn",
        lights="nnnn",
    ),
    grid_row(
        "19-2",
        "LUNA – administration af praksisområdet",
        new("Gået fra rød til gul, fordi datoen for ibrugtagning nu ser ud til at holde. "),
        "Den gamle løsning lukkes 17.11.2023.",
        deadline="mar. 2023",
        note="forsinket 8 mdr.",
        lamps="ry",
    ),
    grid_row(
        "22-3",
        "Interregionalt Billedindeks (IBI 2.0)",
        new("Grøn, efter at ændringsanmodningen blev godkendt."),
        deadline="18. dec. 2023",
        lamps="yg",
        lights="gggg",
    ),
    grid_row(
        "23-1",
        "Sundhedsjournalen 4.0",
        new("Rød på økonomi og ressourcer: rammen ventes overskredet med 12,6 mio. kr. i 2024. "),
        "Gul på leverancer og tid.",
        deadline="dec. 2023",
        lamps="yr",
        lights="yyrr",
        name_note="program, 16 delprojekter",
    ),
    grid_row(
        "23-4",
        "Fælles medicinkort til bostederne",
        new("Nyt projekt. Organiseringen er aftalt med de fem regioner."),
        deadline="ultimo 2025",
        phase="Idé",
        lamps="gg",
        lights="gggg",
        name_note="nyt i porteføljen",
        purpose="Borgere på bosteder skal have deres medicin efter samme opdaterede liste som på "
        "sygehuset og hos den praktiserende læge.",
    ),
)

IDENTITY = Identity(
    register_id="5b0c4f5e-5a87-4a6e-9a51-6a3b3c0d9c11",
    position_at=datetime(2023, 11, 3, 13, 5, 7, tzinfo=UTC),
    log_head="9f2c" * 16,
    author="RSI-sekretariatet",
    title="Porteføljestatus oktober 2023 – RSI-kredsen",
    subject="Statusrapport til RSI-kredsen",
    language="da-DK",
)

MARGIN = Margin(
    head_left="RSI-kredsen · Porteføljestatus oktober 2023",
    head_right="til orientering",
    key=(
        KeyEntry(GREEN, "Grøn: efter plan"),
        KeyEntry(YELLOW, "Gul: afvigelse, der kan håndteres"),
        KeyEntry(RED, "Rød: kræver RSI-kredsens stillingtagen"),
        KeyEntry(Lamp(None, ""), "ingen status"),
    ),
    dimension_key=("L leverancer", "T tid", "Ø økonomi", "R ressourcer"),
    new_key="nyt siden sidste måned",
    foot="Udskrevet af RSI-sekretariatet 3. november 2023 · status pr. 31. oktober 2023"
    " · 5 af 6 projekter har rapporteret",
    page="side {page} af {pages}",
    page_reference="side {page}",
    continues="fortsættes",
    continued="fortsat",
)

FRONT = FrontPage(
    forum="RSI-kredsen",
    title="Porteføljestatus",
    period="oktober 2023",
    description="Status på kredsens projekter, som sekretariatet har samlet den: samlet status og "
    "status på leverancer, tid, økonomi og ressourcer, og hvad der er ændret siden sidste måned.",
    facts=(
        Fact("Status pr.", "31. oktober 2023"),
        Fact("Sammenlignet med", "sidste måned, september 2023"),
        Fact("Har rapporteret", "5 af 6 projekter"),
        Fact("Udskrevet", "3. november 2023 af RSI-sekretariatet"),
    ),
    contents_title="Indhold",
)

HEADS = GridHeads(
    number="Nr.",
    project="Projekt",
    deadline="Slutdato",
    phase="Fase",
    previous="Sidste måned",
    current="Nu",
    remarks="Bemærkninger",
    purpose="Formål",
    lights="Delstatus",
)

DIMENSIONS = (
    DimensionHead("L", "Leverancer"),
    DimensionHead("T", "Tid"),
    DimensionHead("Ø", "Økonomi"),
    DimensionHead("R", "Ressourcer"),
)

SUMMARY = Summary(
    title="Sammenfatning",
    sentences=(
        "Ét projekt er rødt og to gule. Siden sidste måned er LUNA gået fra rød til gul, IBI 2.0 "
        "fra gul til grøn og Sundhedsjournalen fra gul til rød.",
        "Fem af seks projekter har rapporteret.",
    ),
    counts=(
        Count(Lamp(Colour.RED, "Rød"), 1, "uændret"),
        Count(Lamp(Colour.YELLOW, "Gul"), 2, "−1"),
        Count(Lamp(Colour.GREEN, "Grøn"), 2, "+1"),
        Count(Lamp(None, "Ingen status"), 1, "uændret"),
    ),
    dimensions_title="Fordelt på dimensioner",
    dimension_heads=("rød", "gul", "grøn", "ingen status"),
    dimensions=(
        DimensionCount("Leverancer", green=2, yellow=3, red=0, none=1),
        DimensionCount("Tid", green=2, yellow=3, red=0, none=1),
        DimensionCount("Økonomi", green=2, yellow=2, red=1, none=1),
        DimensionCount("Ressourcer", green=4, yellow=0, red=1, none=1),
    ),
    moves_title="Ændret siden sidste måned",
    move_heads=("Nr.", "Projekt", "Sidste måned", "Nu", "Begrundelse"),
    moves=(
        Move("19-2", "LUNA – administration af praksisområdet", RED, YELLOW, "Datoen holder nu."),
        Move("22-3", "Interregionalt Billedindeks (IBI 2.0)", YELLOW, GREEN, "Ny plan godkendt."),
        Move("23-1", "Sundhedsjournalen 4.0", YELLOW, RED, "Merforbrug på 12,6 mio. kr. i 2024."),
    ),
    no_moves="Ingen projekter har skiftet samlet status.",
    lists=(
        NoteList(
            "Har ikke rapporteret",
            ("Nr.", "Projekt", "Status", ""),
            (
                Note(
                    "16-5",
                    "Sundhedsvæsenets Organisationsregister (SOR)",
                    RESUMED,
                    "fra ultimo 2023",
                ),
            ),
        ),
    ),
)

REQUESTS = Requests(
    title="Ændringsanmodninger",
    lead="Én ændringsanmodning venter på afgørelse. Ingen er afgjort siden sidste måned.",
    groups=(
        RequestGroup(
            "Venter på afgørelse",
            (
                RequestCard(
                    number="2023-09",
                    project="17-1 Patologi- og Genetikdatabank (PGDB)",
                    title="En måned mere til test",
                    state="På dagsordenen",
                    path="Fremsendt 27. oktober 2023 · mødet 10. november 2023",
                    change_heads=("Hvad", "Godkendt plan", "Ønsket", "Forskel"),
                    changes=(
                        ChangeLine("Slutdato", "apr. 2024", "maj 2024", "1 måned senere"),
                        ChangeLine("Budget", "41,0 mio. kr.", "42,3 mio. kr.", "1,3 mio. kr. mere"),
                    ),
                    facts=(
                        Fact("Begrundelse", "Testmiljøet blev klar en måned for sent."),
                        Fact("Konsekvens ved afslag", "Regionerne må gå i drift uden fuld test."),
                    ),
                ),
            ),
        ),
    ),
)


def grid(rows: tuple[GridRow, ...] = ROWS, *, purpose_column: bool = False) -> Grid:
    return Grid(
        title="Porteføljestatus oktober 2023",
        lead=SUMMARY.sentences[0],
        heads=HEADS,
        dimensions=DIMENSIONS,
        rows=rows,
        purpose_column=purpose_column,
        purpose_label="Formål",
        new_label="nyt siden sidste måned",
        empty="Der er ingen projekter i registret.",
    )


def content(rows: tuple[GridRow, ...] = ROWS, *, purpose_column: bool = False) -> PackContent:
    return PackContent(
        identity=IDENTITY,
        margin=MARGIN,
        front=FRONT,
        summary=SUMMARY,
        grid=grid(rows, purpose_column=purpose_column),
        requests=REQUESTS,
    )


def many(count: int, *remarks: str) -> tuple[GridRow, ...]:
    return tuple(
        grid_row(f"{10 + number // 90}-{number % 90 + 1}", f"Projekt {number}", *remarks)
        for number in range(count)
    )


LONG = " ".join(f"Sætning {number} om leverancer, tid og økonomi." for number in range(1, 400))
