const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What a workbook of these sheets has beside them (ECMA-376), by its place in the zip. */
export function partsOf(names: readonly string[]): readonly (readonly [path: string, xml: string])[] {
  const each = (write: (name: string, number: number) => string): string =>
    names.map((name, i) => write(name, i + 1)).join('');
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
        each(
          (_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
        ) +
        '</Types>',
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
        `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
        each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`) +
        '</sheets><definedNames>' +
        // Titles, and which line it is, on every printed page.
        each(
          (name, n) =>
            `<definedName name="_xlnm.Print_Titles" localSheetId="${n - 1}">'${name}'!$A:$A,'${name}'!$1:$1</definedName>`,
        ) +
        '</definedNames></workbook>',
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
        each(
          (_, n) =>
            `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
        ) +
        `<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ];
}

/**
 * Text that wraps, a day and time, a day, a title, text that stays text also where somebody edits it, and a time of both that
 * the clock shows twice; the first is what a cell has that says nothing. Moments are written as in the texts beside them.
 */
const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  String.raw`<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/>` +
  String.raw`<numFmt numFmtId="166" formatCode="yyyy\-mm\-dd\ hh:mm&quot; (zomertijd)&quot;"/><numFmt numFmtId="167" formatCode="yyyy\-mm\-dd\ hh:mm&quot; (wintertijd)&quot;"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  `<cellXfs count="7">${[
    [0, 0],
    [164, 0],
    [165, 0],
    [0, 1],
    [0, 0, 1],
    [166, 0],
    [167, 0],
  ]
    .map(
      ([format, font, prefix]) =>
        `<xf${prefix ? ' quotePrefix="1"' : ''} numFmtId="${format}" fontId="${font}" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
    )
    .join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
