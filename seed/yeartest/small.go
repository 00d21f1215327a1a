package yeartest

// Small is a whole year file in the form that yearfile.Encode writes.
const Small = `format: 1
branch: {code: somewhere, name: {ja: どこか支部, en: Somewhere Branch}}
year: 2024

documents:
  - {code: results, title: {ja: 実施結果, en: Results}}

fields:
  - {code: strategic, name: {ja: 戦略的, en: Strategic}}

groups:
  - code: health
    name: {ja: 保健グループ, en: Health Group}
    short: {ja: 保健, en: Health}
    field: strategic

categories:
  - {code: checkups, group: health, name: {ja: 健診, en: Checkups}}

themes:
  - {code: checkup-plans, group: health, name: {ja: 健診, en: Checkups}}

kpis:
  - code: checkup-rate
    group: health
    number: "1"
    category: checkups
    name: {ja: 健診実施率, en: Checkup rate}
    short: {ja: 健診, en: Checkups}
    unit: "%"
    polarity: higher
    target: 68.2%以上
    actual: 65.8%
    period: {from: 2024-04, through: 2024-11, text: {ja: 11月まで, en: Through November}}
    rank: 14
    rating: B
    reported: {value: expected, source: {document: results, page: 3}}
    status: {value: difficult, comment: 秋から, who: 山田, at: "2025-01-31T09:00:00Z"}
    prior: {target: 100%, status: "-"}
    source: {document: results, page: 2}
  - code: offices
    group: health
    number: ②
    name: {ja: 事業所数, en: Offices}
    short: {ja: 事業所, en: Offices}
    unit: 事業所
    polarity: higher
    target: {words: {ja: 働きかけを実施, en: Carry out outreach}}
    actual: {missing: not_published}
    rank: {missing: not_ranked}
    rating: {missing: not_published}
    reported: {missing: not_in_source}
    source: {document: results, heading: 保健グループ / 計画}

notes:
  - kind: review
    year: 2024
    kpis: [checkup-rate, offices]
    text:
      ja: 一行目。
      en: |-
        First: line.
        Second line.
    source: {document: results, page: 3}
  - kind: policy
    year: 2025
    kpis: [offices]
    text:
      ja: 長い。
      en: >-
        A sentence that is longer than a line of the file may be, so that it is folded between two of
        its words and reads like prose.
    source: {document: results, page: 3}

activities:
  - code: outreach
    group: health
    number: ①
    category: checkups
    name: {ja: 勧奨, en: Outreach}
    rating: b
    source: {document: results, page: 2}

initiatives:
  - code: plans
    group: health
    theme: checkup-plans
    name: {ja: 計画, en: Plans}
    tag: new
    heading: true
    source: {document: results, page: 4}
`
