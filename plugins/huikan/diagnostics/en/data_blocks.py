"""Tables and charts from files of data, in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "block-without-data": (
        "no file of data is named here",
        "add a line, for example data: cities.csv; the path starts at this file's folder",
    ),
    "empty-block": (
        "“{name}” is empty, and no table or chart of this label stands in another language of the text",
        "say what to show, for example data: cities.csv, or write the original's label",
    ),
    "data-kind": ("“{file}” is no file of data that can be read", "save it as CSV (.csv) or as an Excel workbook (.xlsx)"),
    "no-data-file": (
        "there is no file of data “{name}”",
        "put it beside this text or into content/data, or correct its name",
    ),
    "no-data-file-similar": ("there is no file of data “{name}”", "is “{similar}” meant?"),
    "unknown-column": ("“{file}” has no column “{name}”", "its columns are: {known}"),
    "unknown-column-similar": ("“{file}” has no column “{name}”", "is “{similar}” meant? Its columns are: {known}"),
    "no-such-rows": ("no row has “{name}” in the column “{column}”", "it has: {known}"),
    "no-such-rows-similar": ("no row has “{name}” in the column “{column}”", "is “{similar}” meant? It has: {known}"),
    "unknown-format": (
        "“{text}” is no format of numbers",
        "write how many decimals, for example 1; or 0.00, #,##0, 0.0% (0.123 is shown as 12.3%), text (as it stands)",
    ),
    "unknown-align": ("nothing is aligned “{name}”", "write one of: {known}"),
    "unknown-align-similar": ("nothing is aligned “{name}”", "is “{similar}” meant? Write one of: {known}"),
    "table-too-long": (
        "the table has {rows} rows; at most {limit} are shown",
        "choose rows with where or first; readers can download the whole file",
    ),
    "map-without-approval": (
        "this seems to be a map with boundaries ({what}), but no approval number (审图号) stands beside it",
        "show an approved map, with its number in the caption or in a line “Source: …” below; if it has no boundaries, "
        "call it a schema, or write waive: {{map-without-approval: the reason}} in the head of the file",
    ),
    "map-boundaries": (
        "the program draws no maps with boundaries",
        "draw tiles without boundaries by type: tiles; for a map with boundaries show an approved picture, with its "
        "approval number (审图号) in the caption or the source",
    ),
    "chart-without-numbers": ("“{file}” has no numbers to draw", "name the column of the numbers with y:"),
    "chart-too-large": ("the chart has {count} numbers; at most {limit} are drawn", "choose rows with where or first"),
    "pie-negative": ("a pie chart has negative numbers, or nothing but zeros", "draw bars: type: bar"),
    "pyramid-sides": (
        "a population pyramid has two series, this one {count}",
        "name two columns with y:, for example y: [men, women]",
    ),
    "area-with-gaps": (
        "numbers are missing, and the areas on top of each other break off there",
        "fill them in, or draw lines: type: line",
    ),
    "block-untranslated": (
        "{field} says nothing in {lang} here; readers see another language",
        "add it, for example {field}: {{zh: …, en: …}}",
    ),
    "chart-repeated": (
        "“{name}” has more than one number for “{series}”; the first is drawn",
        "look at the columns of x and series, or remove the row that is there twice",
    ),
    "chart-crowded": (
        "the chart has {count} parts; more than {limit} are hard to tell apart",
        "draw fewer, or join the small ones as “others”",
    ),
    "tile-without-place": (
        "nobody knows where the tile of “{name}” lies; it is not drawn",
        "add a row to the file that tiles: names (name, column, row), or name two columns of the data with at:",
    ),
    "tile-without-place-similar": (
        "nobody knows where the tile of “{name}” lies; it is not drawn",
        "is “{similar}” meant?",
    ),
    "chart-without-alt": (
        "the chart has no text for those who do not see it; the program wrote: {alt}",
        "say with alt: what it shows; if this is good enough, leave it",
    ),
    "data-block-too-slow": (
        "this table or chart took too long and was not made",
        "take fewer rows with where or first, or divide the file",
    ),
    "data-block-failed": (
        "this table or chart could not be made: {reason}",
        "send this message and the file of data to whoever looks after the program",
    ),
    "data-too-large": (
        "the file is too large: {what}",
        "keep only the rows and columns that are used; at most 10 MB, 20,000 rows, 256 columns",
    ),
    "data-encoding": ("nobody can tell the file's encoding", "save it as “CSV UTF-8 (comma delimited)”"),
    "data-unreadable": ("the file cannot be read: {what}", "open it in a spreadsheet program and save it once more"),
    "data-empty": ("the file has no data", "the first row names the columns; each further row is an entry"),
    "data-no-sheet": ("“{file}” has no such sheet", "it has: {what}"),
    "data-formula": (
        "this cell begins as a formula: {what}",
        "a spreadsheet would run it when a reader opens the download; write the result, or put a single quote ' before it",
    ),
    "not-a-number": (
        "the column “{column}” has numbers, but this cell is “{text}”",
        "write a number; leave it empty, or write - or …, where there is none",
    ),
    "data-title-row": (
        "the first row has one cell alone, “{what}”: it is taken for a title and left out",
        "delete the row and write `title`; if it is a merged head, write `head: 2`",
    ),
    "data-quote": ("a quotation mark that begins in this row does not end", "pair the marks; within a cell write two of them"),
    "data-ragged": (
        "this row has not as many cells as there are columns: {what}",
        "look for a comma too many or too few; what has commas in it stands in double quotes",
    ),
    "data-repeated-column": (
        "two columns are called “{what}”",
        "rename one; for now the second is “{what}#n”, n being its place",
    ),
    "data-cell-error": ("this cell is an error: {what}", "correct its formula in the spreadsheet and save it"),
    "data-not-computed": ("a formula has no result: {what}", "open the file in a spreadsheet program and save it once"),
    "total-differs": (
        "the total of “{column}” says {said}, but the rows add up to {sum}",
        "check it; if the last row is no total, take out total: last",
    ),
    "no-series": (
        "“{file}” belongs to no series of publications, so that no earlier numbers can stand beside it",
        "editions is for files in the folder of a report that has a series",
    ),
    "no-earlier-edition": ("no earlier edition has a file of this name", "it would be: {file}"),
    "edition-without-column": (
        "the earlier “{file}” has no column “{name}”",
        "its cells stay empty; its columns are: {known}",
    ),
    "edition-without-column-similar": (
        "the earlier “{file}” has no column “{name}”",
        "its cells stay empty; is “{similar}” meant?",
    ),
    "edition-key-differs": (
        "the earlier “{file}” has no row “{name}”",
        "its cells stay empty; is “{similar}” meant? Write it alike in both editions",
    ),
}
