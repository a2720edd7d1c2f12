/** A report as the form sends it, with the three fields that are needed; more where a test says so. */
export function aReport(fields: object = {}): { organisation: string } & Record<string, unknown> {
  return {
    organisation: 'perspektief',
    description: 'A letter went to the wrong address.',
    reporter: { kind: 'employed' },
    ...fields,
  };
}

/** The AP's form, chapters 5 to 9, for a letter that went to somebody else. */
export function anAssessment(fields: object = {}): object {
  return {
    natures: ['confidentiality'],
    incidentType: 'post-wrong-recipient',
    dataCategories: ['name', 'address'],
    specialCategories: ['health'],
    subjectGroups: ['vulnerable'],
    subjectCount: { min: 1, max: 1 },
    protection: 'none',
    organisationConsequences: ['seen-by-unauthorised'],
    subjectConsequences: ['reputation-damage'],
    severity: 'considerable',
    risk: 'high-risk',
    summary: 'A letter about care was opened by somebody at another address.',
    ...fields,
  };
}

export function aDecision(question: 'notify-authority' | 'inform-people', fields: object = {}): object {
  return {
    question,
    outcome: 'yes',
    ground: question === 'notify-authority' ? 'risk' : 'high-risk',
    reason: 'Health data of a vulnerable person were read by a stranger.',
    ...fields,
  };
}

export function anApNotification(notifiedAt: string, fields: object = {}): object {
  return { kind: 'initial', notifiedAt, incomplete: false, number: 'AP-1', ...fields };
}

export function aSubjectNotification(informedAt: string, fields: object = {}): object {
  return {
    informedAt,
    means: ['letter'],
    intended: 1,
    content: 'What happened, which data, what was done and what one can do.',
    ...fields,
  };
}
