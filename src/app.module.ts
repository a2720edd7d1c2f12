import { readFile } from 'node:fs/promises';
import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessRequestLog } from './access-requests/access-request-log.js';
import { AccessRequests } from './access-requests/access-requests.service.js';
import { AccessRequestsController } from './access-requests/access-requests.controller.js';
import { AccessRequestViews } from './access-requests/access-requests.query.js';
import { HELD_OF_PEOPLE, HeldOfPerson } from './access-requests/held-of-person.js';
import { HeldInDossiers } from './access-requests/held-in-dossiers.js';
import { AffectedPeopleController } from './affected-people/affected-people.controller.js';
import { AffectedPeople } from './affected-people/affected-people.query.js';
import { HeldOnLists } from './affected-people/held-on-lists.js';
import { ListRows } from './affected-people/list-rows.js';
import { Listing } from './affected-people/listing.service.js';
import { PeopleImport } from './affected-people/people-import.service.js';
import { SealedPeople } from './affected-people/sealed-people.js';
import { TellingController } from './affected-people/telling.controller.js';
import { AttachmentFields } from './attachments/attachment-fields.js';
import { AttachmentRows } from './attachments/attachment-rows.js';
import { AttachmentScanner, NoScanner } from './attachments/attachment-scanner.port.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { Attachments } from './attachments/attachments.query.js';
import { ClamdScanner } from './attachments/clamd-scanner.js';
import { Receiving } from './attachments/receiving.service.js';
import { ToldAlready } from './alarms/told-already.port.js';
import { MailSending } from './alarms/sending.port.js';
import { alarmProviders, keepsMessages } from './alarms/alarm-providers.js';
import { ActCatalogue } from './breach/acts/act-catalogue.js';
import { SignedLogController } from './audit/log/signed-log.controller.js';
import { SignedLog } from './audit/log/signed-log.service.js';
import { BundlePages } from './audit/bundle/bundle-pages.port.js';
import { BundlesController } from './audit/bundle/bundles.controller.js';
import { Bundles, VERIFIER } from './audit/bundle/bundles.service.js';
import { DeskLogProof } from './audit/bundle/desk-log-proof.js';
import { DossiersInBundle } from './audit/bundle/dossier-in-bundle.service.js';
import { LogProof } from './audit/bundle/log-proof.port.js';
import { InquiriesController } from './audit/inquiry/inquiries.controller.js';
import { InquiryViews } from './audit/inquiry/inquiries.query.js';
import { Inquiries } from './audit/inquiry/inquiries.service.js';
import { InquiryLog } from './audit/inquiry/inquiry-log.js';
import { OpenInquiries } from './audit/inquiry/open-inquiries.js';
import { LookRecorder } from './audit/look-recorder.js';
import { YEARS_KEPT } from './audit/look-sweep.timer.js';
import { LookWriter } from './audit/look-writer.js';
import { DossierLooksController, OrganisationLooksController } from './audit/looks.controller.js';
import { Looks } from './audit/looks.query.js';
import { ActOnBreachHandler } from './breach/acts/act-on-breach.handler.js';
import { Dismissals } from './breach/acts/dismissals.service.js';
import { CommandCompletion } from './breach/acts/command-completion.js';
import { DossierInTimeReader, DossierReader, ShownDossierReader } from './breach/dossier/dossier-reader.js';
import { InquiryAccess } from './breach/dossier/inquiry-access.port.js';
import { OwnNumbers } from './breach/dossier/own-numbers.js';
import { BreachDossiers } from './breach/dossier/breach-dossier.repository.js';
import { AdviceController } from './breach/http/advice.controller.js';
import { AssignmentController } from './breach/http/assignment.controller.js';
import { BreachController } from './breach/http/breach.controller.js';
import { ClockController } from './breach/http/clock.controller.js';
import { DismissalsController } from './breach/http/dismissals.controller.js';
import { EndingController } from './breach/http/ending.controller.js';
import { EntryFactsController } from './breach/http/entry.controller.js';
import { ErasureController } from './breach/http/erasure.controller.js';
import { FindingsController } from './breach/http/findings.controller.js';
import { JudgementController } from './breach/http/judgement.controller.js';
import { QuestionsController } from './breach/http/questions.controller.js';
import { CorrectionsController } from './breach/http/corrections.controller.js';
import { LetterWordsController } from './breach/http/letter-words.controller.js';
import { MattersController } from './breach/http/matters.controller.js';
import { NotificationsController } from './breach/http/notifications.controller.js';
import { SecondPersonController } from './breach/http/second-person.controller.js';
import { Viewers } from './breach/lists/visibility.js';
import type { Config } from './config.js';
import { DeskVisits } from './dashboard/desk-visits.js';
import { Dashboard } from './dashboard/dashboard.query.js';
import { DossierListController } from './dashboard/dossier-list.controller.js';
import { DossierSearch } from './dashboard/dossier-search.query.js';
import { EmergencyLookUp } from './dashboard/emergency-look-up.query.js';
import { DossierLists } from './dashboard/dossier-list.query.js';
import { OpenDossiers } from './dashboard/open-dossiers.query.js';
import { UnlistedDossiers } from './deadline/unlisted-dossiers.query.js';
import { Directory } from './directory/directory.query.js';
import { Drafts } from './drafts/drafts.js';
import { HeldInDirectory } from './directory/held-in-directory.js';
import type { HeldOfPeople } from './directory/held-of-people.port.js';
import { DirectorySightings } from './directory/directory-sightings.js';
import { SealedNames } from './directory/sealed-names.js';
import { People } from './directory/people.js';
import { PeopleController } from './directory/people.controller.js';
import type { Engine } from './engine.js';
import { CertificateController } from './erasure/certificate.controller.js';
import { Certificates } from './erasure/certificates.query.js';
import { RetentionController } from './erasure/retention.controller.js';
import { Retention } from './erasure/retention.query.js';
import { ValuesController } from './erasure/values.controller.js';
import { BACKUP_DAYS } from './erasure/erasure.process-manager.js';
import { GrantRecords } from './grants/grant-records.js';
import { SessionEndings } from './grants/session-endings.service.js';
import { SessionEndingsController } from './grants/session-endings.controller.js';
import { GrantsController } from './grants/grants.controller.js';
import { Grants } from './grants/grants.service.js';
import { EntriesController } from './intake/entries.controller.js';
import { Entries } from './intake/entries.service.js';
import { Intake, RECEIPT_KEY } from './intake/intake.service.js';
import { Reception, SPOOL_AFTER_MS } from './intake/reception.service.js';
import { ACCESS_SHARES, FairShares } from './intake/fair-shares.js';
import { Spool } from './intake/spool/spool.js';
import { SpoolMetrics } from './intake/spool/spool-metrics.js';
import { SpoolSelfTest } from './intake/spool/spool-self-test.timer.js';
import { ToldMarks } from './intake/spool/told-marks.js';
import { StoreBreaker } from './intake/spool/store-breaker.js';
import { KeptReceipts } from './intake/return/kept-receipts.js';
import { ReceiptLookUp } from './intake/return/receipt-look-up.query.js';
import { ReporterTokens } from './intake/return/reporter-token.js';
import { ReturnController } from './intake/return/return.controller.js';
import { Returning } from './intake/return/returning.service.js';
import { WrongReceipts } from './intake/return/wrong-receipts.js';
import { receiptKey } from './intake/receipt-key.js';
import { ProcessorReportsController } from './intake/processor-reports.controller.js';
import { ProcessorReports } from './intake/processor-reports.service.js';
import { WaitingController } from './intake/waiting.controller.js';
import { WaitingReports } from './intake/waiting.query.js';
import { ReportsController } from './intake/reports.controller.js';
import { TestAlarmsController } from './alarms/trying/test-alarms.controller.js';
import { AlarmPagesController } from './web/alarms/alarm-pages.controller.js';
import { WebhooksController } from './alarms/webhooks/webhooks.controller.js';
import { ApFormController } from './notification/ap-form.controller.js';
import { ApForms } from './notification/ap-form.query.js';
import { EdpbTemplateController } from './notification/edpb-template.controller.js';
import { LetterController } from './notification/letter.controller.js';
import { Letters } from './notification/letters.query.js';
import { LettersToPeopleController } from './notification/letters-to-people.controller.js';
import { LettersToPeople } from './notification/letters-to-people.query.js';
import { FormInputs } from './notification/form-inputs.service.js';
import { AbsencesController } from './absences/absences.controller.js';
import { AbsencesOfLadder } from './absences/absences.service.js';
import { AbsencePagesController } from './web/absences/absences.controller.js';
import { AbsenceLog } from './organisations/absence-log.js';
import { AccountLinks } from './organisations/account-links.js';
import { GrantLog } from './organisations/grant-log.js';
import { LiveProfiles } from './organisations/live-profiles.js';
import { OrganisationLog } from './organisations/organisation-log.js';
import { OrganisationProfiles } from './organisations/organisation-profiles.js';
import { ProfileChanges } from './profile/profile-changes.service.js';
import { ProfileController } from './profile/profile.controller.js';
import { OrganisationDesks } from './web/organisation/organisation-desk.service.js';
import { OrganisationPagesController } from './web/organisation/organisation-pages.controller.js';
import { AdjustableClockController } from './platform/http/adjustable-clock.controller.js';
import { ClockWatch } from './platform/time/clock-watch.js';
import { Clock } from './platform/time/clock.port.js';
import { EventCodec } from './platform/event-store/event-codec.js';
import { RequestDigests } from './platform/personal-data/request-digests.js';
import { EventStore } from './platform/event-store/event-store.port.js';
import { HttpModule } from './platform/http/http.module.js';
import { PROBLEM_PAGE } from './platform/http/problem-page.js';
import { PROBLEM_WORDS } from './platform/http/problem-words.js';
import { PROBLEM_MAPPINGS } from './platform/http/problem-mapping.js';
import { READINESS_CHECKS } from './platform/http/readiness-check.js';
import { ReadingTurns } from './platform/http/reading-turns.interceptor.js';
import { StartGate } from './platform/http/start-gate.js';
import { IdentityModule } from './platform/identity/identity.module.js';
import { LoginModule } from './platform/identity/login/login.module.js';
import { MeController } from './platform/identity/me.controller.js';
import { Sightings } from './platform/identity/sightings.port.js';
import { Log } from './platform/log/log.js';
import { SealedRows } from './platform/personal-data/sealed-rows.js';
import { Vault } from './platform/personal-data/vault.js';
import { KeyCopies } from './platform/personal-data/key-copies.js';
import { Rotation } from './platform/personal-data/rotation.js';
import { ListPostgres } from './platform/postgres/list-postgres.js';
import { Postgres } from './platform/postgres/postgres.port.js';
import { ReadModels } from './platform/subscriptions/read-model.js';
import type { Timer } from './platform/time/timer.js';
import { problemMappings } from './problem-mappings.js';
import { Anchors } from './proof/anchors.js';
import { CheckpointSigner } from './proof/checkpoint-signer.js';
import { Proof } from './proof/proof.js';
import { Sequencer } from './proof/sequencer.js';
import { REACTIONS } from './reactions.js';
import { readinessChecks } from './readiness.js';
import { RegisterPast } from './register/register-past.js';
import { RegisterFiles } from './register/file/register-files.service.js';
import { RegisterWords } from './register/file/register-words.js';
import { RegisterController } from './register/register.controller.js';
import { Register } from './register/register.query.js';
import { ActForms } from './web/acts/act-forms.service.js';
import { DeskBundlePages } from './web/bundle/desk-bundle-pages.js';
import { PageForms } from './web/acts/page-forms.service.js';
import { AssetsController } from './web/assets.controller.js';
import { AuthorityController } from './web/authority/authority.controller.js';
import { KeptMessagesController } from './web/development/messages.controller.js';
import { DossierController } from './web/dossier/dossier.controller.js';
import { SameIncidents } from './web/dossier/same-incident.service.js';
import { DossierDesks } from './web/acts/dossier-desk.service.js';
import { DeskController } from './web/desk/desk.controller.js';
import { EmergencyController } from './web/desk/emergency.controller.js';
import { WhomToReach } from './web/dossier/whom-to-reach.service.js';
import { UnverifiedController } from './web/desk/unverified.controller.js';
import { EnterController } from './web/enter/enter.controller.js';
import { loginPages } from './web/desk/login.page.js';
import { SessionsController } from './web/desk/sessions.controller.js';
import { AssessmentPagesController } from './web/judgement/assessment.controller.js';
import { BoardListController } from './web/judgement/board-list.controller.js';
import { BoardPagesController } from './web/judgement/board.controller.js';
import { DraftReader } from './web/drafts/draft-place.js';
import { DraftsController } from './web/drafts/drafts.controller.js';
import { FilesPagesController } from './web/files/files-pages.controller.js';
import { LettersController } from './web/letters/letters.controller.js';
import { problemInDutch } from './web/problem-in-dutch.js';
import { problemPageIn } from './web/problem-page.js';
import { AccessRequestPagesController } from './web/access-requests/access-request-pages.controller.js';
import { AffectedPeoplePagesController } from './web/affected-people/affected-people-pages.controller.js';
import { ErasurePagesController } from './web/erasure/erasure-pages.controller.js';
import { RetentionPagesController } from './web/erasure/retention-pages.controller.js';
import { InquiryDesks } from './web/inquiries/inquiry-desk.service.js';
import { InquiryPagesController } from './web/inquiries/inquiry-pages.controller.js';
import { OpeningPagesController } from './web/inquiries/opening-pages.controller.js';
import { LooksPagesController } from './web/looks/looks-pages.controller.js';
import { AlarmDesks } from './web/alarms/alarm-desk.service.js';
import { PeopleDesks } from './web/people/people-desk.service.js';
import { PeoplePagesController } from './web/people/people-pages.controller.js';
import { ProofPagesController } from './web/proof/proof-pages.controller.js';
import { RegisterPagesController } from './web/register/register-pages.controller.js';
import { ReplayPagesController } from './web/replay/replay-pages.controller.js';
import { ReturnPagesController } from './web/report/return-pages.controller.js';
import { ReportPagesController } from './web/report/report-pages.controller.js';
import { WaitingPagesController } from './web/desk/waiting.controller.js';
import { loadReportingLanguages } from './web/words/reporting-languages.loader.js';
import { ReportingLanguages } from './web/words/reporting-language.js';
import { wordsIn } from './web/words/words.js';

/** What the application is made of and cannot make itself. */
export interface Parts {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly profiles: OrganisationProfiles;
  readonly engine: Engine;
}

/** The index of everything that is asked; what runs by itself is named in reactions.ts. */
@Global()
@Module({})
export class AppModule {
  /** @throws InvalidDocuments where the words of a language cannot be used */
  static async of({ config, log, clock, profiles, engine }: Parts): Promise<DynamicModule> {
    const languages = await loadReportingLanguages(config.languagesDirectory, profiles);
    const readModels = new ReadModels(engine.lists, engine.store, REACTIONS.lists);
    const watch = new ClockWatch(clock, (doubt) => {
      if (doubt === undefined) log.info('the clock is believed again');
      else log.warn('the clock cannot be believed', { why: doubt });
    });
    const { folder, maxBytes, afterMs } = config.spool;
    const { ring, vault } = engine.keys;
    const spool = await Spool.open({ folder, maxBytes, keys: { ring, requests: vault.requests } });
    const given: Provider[] = [
      { provide: Spool, useValue: spool },
      { provide: ToldMarks, useValue: new ToldMarks(folder) },
      { provide: ToldAlready, useExisting: ToldMarks },
      { provide: SPOOL_AFTER_MS, useValue: afterMs },
      {
        provide: ACCESS_SHARES,
        useValue: new FairShares({ share: config.accessesPerHour, windowMs: 60 * 60_000 }),
      },
      {
        provide: FairShares,
        inject: [OpenDossiers],
        useFactory: (dossiers: OpenDossiers) =>
          new FairShares({
            share: config.reportsPerMinute,
            genuine: (some) => dossiers.genuine(some),
          }),
      },
      {
        provide: AttachmentScanner,
        useValue: config.clamd === undefined ? new NoScanner() : new ClamdScanner(config.clamd),
      },
      { provide: Log, useValue: log },
      { provide: Clock, useValue: clock },
      { provide: ClockWatch, useValue: watch },
      { provide: OrganisationProfiles, useValue: profiles },
      { provide: Postgres, useValue: engine.postgres },
      { provide: ListPostgres, useValue: engine.lists },
      { provide: EventStore, useValue: engine.store },
      { provide: EventCodec, useValue: engine.codec },
      { provide: RequestDigests, useValue: engine.keys.vault.requests },
      { provide: Vault, useValue: engine.keys.vault },
      { provide: SealedRows, useValue: engine.keys.vault.rows },
      {
        provide: Proof,
        inject: [MailSending],
        useFactory: (mail: MailSending) => new Proof({ ...engine, config, clock, mail }),
      },
      { provide: VERIFIER, useValue: await readFile(config.verifierFile) },
      { provide: BACKUP_DAYS, useValue: config.backupDays },
      { provide: Rotation, useValue: engine.keys.rotation },
      { provide: KeyCopies, useValue: engine.keys.copies },
      { provide: ReadModels, useValue: readModels },
      { provide: RECEIPT_KEY, useValue: receiptKey(config) },
      { provide: OwnNumbers, useValue: new OwnNumbers(receiptKey(config)) },
      { provide: PROBLEM_MAPPINGS, useValue: problemMappings },
      { provide: ReportingLanguages, useValue: languages },
      { provide: PROBLEM_WORDS, useValue: problemInDutch },
      { provide: RegisterWords, useValue: wordsIn('nl') satisfies RegisterWords },
      { provide: PROBLEM_PAGE, useValue: problemPageIn(languages, profiles) },
      { provide: YEARS_KEPT, useValue: config.yearsLooksAreKept },
      { provide: Sightings, useClass: DirectorySightings },
      {
        provide: READINESS_CHECKS,
        inject: [StartGate, SpoolSelfTest, ...REACTIONS.timers],
        useFactory: (gate: StartGate, selfTest: SpoolSelfTest, ...timers: readonly Timer[]) =>
          readinessChecks(engine, readModels, timers, selfTest, watch, gate),
      },
    ];
    return {
      module: AppModule,
      imports: [
        CqrsModule.forRoot(),
        HttpModule.of(config),
        IdentityModule.of(config),
        LoginModule.of(config, {
          organisations: profiles.slugs().map((slug) => ({ slug, name: profiles.get(slug).name })),
          pages: loginPages,
        }),
      ],
      controllers: [
        ReportsController,
        WaitingController,
        ProcessorReportsController,
        ReturnController,
        EntriesController,
        DossierListController,
        DismissalsController,
        RegisterController,
        AdviceController,
        ApFormController,
        EdpbTemplateController,
        LetterController,
        AffectedPeopleController,
        LettersToPeopleController,
        AffectedPeoplePagesController,
        FilesPagesController,
        TellingController,
        AttachmentsController,
        BreachController,
        ClockController,
        FindingsController,
        QuestionsController,
        EntryFactsController,
        JudgementController,
        NotificationsController,
        LetterWordsController,
        MattersController,
        CorrectionsController,
        EndingController,
        SecondPersonController,
        ErasureController,
        ValuesController,
        CertificateController,
        RetentionController,
        AccessRequestsController,
        InquiriesController,
        BundlesController,
        DossierLooksController,
        OrganisationLooksController,
        SignedLogController,
        AssignmentController,
        PeopleController,
        MeController,
        GrantsController,
        SessionEndingsController,
        WebhooksController,
        TestAlarmsController,
        AlarmPagesController,
        ReportPagesController,
        ReturnPagesController,
        DeskController,
        EmergencyController,
        UnverifiedController,
        EnterController,
        AssessmentPagesController,
        BoardListController,
        BoardPagesController,
        AuthorityController,
        LettersController,
        DraftsController,
        WaitingPagesController,
        RegisterPagesController,
        ReplayPagesController,
        DossierController,
        AbsencesController,
        AbsencePagesController,
        ProfileController,
        OrganisationPagesController,
        SessionsController,
        LooksPagesController,
        ProofPagesController,
        OpeningPagesController,
        InquiryPagesController,
        ErasurePagesController,
        RetentionPagesController,
        AccessRequestPagesController,
        PeoplePagesController,
        AssetsController,
        ...(config.adjustableClock ? [AdjustableClockController] : []),
        ...(keepsMessages(config) ? [KeptMessagesController] : []),
      ],
      providers: [
        ...given,
        ...alarmProviders(config),
        AccessRequestLog,
        AccessRequests,
        AccessRequestViews,
        HeldInDirectory,
        HeldInDossiers,
        HeldOfPerson,
        {
          provide: HELD_OF_PEOPLE,
          inject: [HeldInDossiers, HeldOnLists, HeldInDirectory],
          useFactory: (...sources: readonly HeldOfPeople[]) => sources,
        },
        ActCatalogue,
        ActForms,
        PageForms,
        AbsenceLog,
        AbsencesOfLadder,
        AccountLinks,
        AffectedPeople,
        ListRows,
        Listing,
        PeopleImport,
        HeldOnLists,
        SealedPeople,
        ActOnBreachHandler,
        AttachmentFields,
        AttachmentRows,
        Attachments,
        Receiving,
        ApForms,
        BreachDossiers,
        CommandCompletion,
        Dashboard,
        DeskVisits,
        Dismissals,
        Certificates,
        Retention,
        Directory,
        SealedNames,
        Drafts,
        DraftReader,
        DossierInTimeReader,
        DossierReader,
        ShownDossierReader,
        DossierDesks,
        DossierLists,
        EmergencyLookUp,
        WhomToReach,
        FormInputs,
        GrantLog,
        GrantRecords,
        Grants,
        SessionEndings,
        DossierSearch,
        Entries,
        Intake,
        Reception,
        KeptReceipts,
        ReceiptLookUp,
        ReporterTokens,
        Returning,
        WrongReceipts,
        StoreBreaker,
        WaitingReports,
        ProcessorReports,
        SpoolMetrics,
        OpenDossiers,
        Inquiries,
        InquiryLog,
        InquiryViews,
        { provide: InquiryAccess, useClass: OpenInquiries },
        Bundles,
        InquiryDesks,
        DossiersInBundle,
        { provide: LogProof, useClass: DeskLogProof },
        { provide: BundlePages, useClass: DeskBundlePages },
        Looks,
        LookWriter,
        SignedLog,
        ReadingTurns,
        { provide: APP_INTERCEPTOR, useExisting: ReadingTurns },
        { provide: APP_INTERCEPTOR, useClass: LookRecorder },
        OrganisationLog,
        LiveProfiles,
        ProfileChanges,
        People,
        PeopleDesks,
        AlarmDesks,
        OrganisationDesks,
        Letters,
        LettersToPeople,
        Register,
        RegisterPast,
        SameIncidents,
        RegisterFiles,
        UnlistedDossiers,
        Viewers,
        ...REACTIONS.processManagers,
        ...REACTIONS.reactors,
        ...REACTIONS.timers,
        // Made by the proof, and not by Nest: after those that are named above, whom they replace.
        { provide: Sequencer, inject: [Proof], useFactory: ({ sequencer }: Proof) => sequencer },
        { provide: CheckpointSigner, inject: [Proof], useFactory: ({ signer }: Proof) => signer },
        { provide: Anchors, inject: [Proof], useFactory: ({ anchors }: Proof) => anchors },
      ],
      exports: given,
    };
  }
}
