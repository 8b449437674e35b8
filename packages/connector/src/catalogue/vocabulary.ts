/**
 * Words by which people mean the same, for the search of operations: whoever says one is taken to say all of its line. A word may stand
 * in several lines; of words that overlap, the longest counts. Singular and plural, and the forms of a verb, are the same word.
 */
type Vocabulary = Readonly<Record<string, string>>;

/** What there is in Intercom, by the names that people have for it. */
export const things: Vocabulary = {
  conversation: 'conversation, chat, thread, case, inbox, dm, message from, exchange, correspondence, talk, email thread',
  contact:
    'contact, customer, user, lead, person, people, client, visitor, profile, prospect, subscriber, man, woman, ' +
    'somebody, someone, buyer, shopper, guest, member, users, leads, everyone, everybody, trialist, trial user, ' +
    'student, patient, passenger, tenant, account holder, end user, sign up, signup, signed up' +
    ', card, contact card, joined' +
    ', consumer, purchaser, applicant, donor, pupil, resident, learner, parent, costumer' +
    ', @mail, folks',
  company:
    'company, firm, business, organisation, organization, enterprise, account, corporation, client company, employer, ' +
    'shop, companies, accounts, vendor, partner, school, agency, group, customer company, organisations, ' +
    'customer firm, ltd, inc, gmbh, limited, reseller, supplier' +
    ', org, merchant, dealer, distributor, clinic, hospital, hotel, restaurant, bakery, university, charity, startup, business customer, client firm, law firm, household name, franchise, customer account',
  tag:
    'tag, label, flag, untag, labelled, tagged, marker, sticker, categorise, categorize, file under, topic, theme, ' +
    'counts as' +
    ', keyword, badge, hashtag',
  note:
    'note, jotting, memo, remark, jot, jot down, write down, written down, keep in mind, remember, remind whoever, ' +
    'for the record, write it on, prefer, preference, noted, hint, prefers, on file' +
    ', annotation, post-it, side note',
  article:
    'article, help page, help article, faq, how-to, how to, help text, page, guide, doc, tutorial, faqs, manual, ' +
    'instruction, documentation, docs, knowledge base article, write-up' +
    ', help piece, piece, help doc, support page, support article, explainer, walkthrough, knowledge article, public page, public guide, public docs, public doc, guide for customers, step-by-step',
  internal: 'internal, staff, team only, colleagues only, private, in-house, playbook, runbook, handbook',
  collection:
    'collection, section, category, chapter, sections, categories, heading, table of contents, topic page' +
    ', group of articles, shelf, area of the help center, help section',
  audience:
    'audience, target group' +
    ', targeting, who sees, aimed at, shown to, aim at, visible to' +
    ', crowd, bunch of people, certain answers',
  snippet:
    'snippet, short fact, short text, fact, sentence, short answer, bot fact, what the bot says, the bot says, ' +
    'tell the bot, teach' +
    ', mini answer, mini text, little text, bot text, short bot text, short bot answer, small text, bot knowledge, quick fact, one-liner, blurb, bot answer, small fact, nugget' +
    ', tiny text, tiny answer, short text of the bot',
  fin: 'fin, bot, ai agent, chatbot, assistant, copilot, robot' + ', ai, virtual agent, virtual assistant',
  voice: 'voice bot, phone bot, fin voice, voice agent, voice ai, phone assistant, voice call, telephony, phone ai',
  call:
    'call, phone call, phone, telephone, rang, caller, dial, voicemail, calls, phoned, rung, ring, line, hotline, ' +
    'voice' +
    ', mobile call, call log, missed call, call history',
  recording: 'recording, audio, mp3, listen, hear, record, sound, tape, heard',
  transcript:
    'transcript, in writing, said on the phone, written record, word for word, transcription, typed out, in words, ' +
    'as text, what was said, what did he say, what did she say',
  ticket:
    'ticket, issue, incident, outage, defect, request, problem, fault, report a, job card, repair, repaired, ' +
    'technician, workshop, engineer, engineers' +
    ', case, repair case, work order, service request, task, rma',
  tickettype:
    'ticket type, ticket form, form, kind of ticket, ticket kind, type of ticket, request type, ticket types, ' +
    'ticket forms, forms, kinds of tickets, ticket template' +
    ', kind of case, type of case, request form, kinds of cases, case type' +
    ', case category, category of cases, sort of case, sort of ticket, request kind, kind of request',
  ticketstate: 'ticket state, ticket status, stage, stages, statuses, states' + ', ticket stage, ticket states',
  attribute:
    'attribute, field, property, custom data, data point, question, fields, column, profile field, extra field, ' +
    'info we keep, store, mandatory, required, optional, fill in, gets another choice, severity',
  option: 'option, choice, dropdown, list value, drop-down, picklist, selectable, choices, values, options, dropdown value',
  segment: 'segment' + ', cohort, grouping, bucket',
  team: 'team, crew, squad, department, group, tier, members' + ', desk, unit, shift',
  teammate:
    'teammate, admin, agent, colleague, staff, coworker, rep, employee, seat, operator, staff member, who works, ' +
    'leaver, joiner, people who work, login, user account' +
    ', staffer, personnel, workmate, co-worker, on my team, my team, support people, who is on, our people, leavers',
  away:
    'away, absence, absent, out of office, off for, break, lunch, vacation, on leave, sick, back at my desk, im back, ' +
    'i am back, ooo, available, shift, out till, i am out, im out, at my desk, lunch break, feierabend, day off, ' +
    'gone for, gone home, ill, went home' +
    ', unavailable, off duty, do not disturb, dentist, parental leave, out today, in a meeting, away mode, gone until, doctor, training today' +
    ', stepping out, step out, nothing new, land on me, going offline',
  hours:
    'office hours, opening hours, business hours, working hours, opening times, schedule, support hours, close at, ' +
    'start at, from monday, weekend' +
    ', opening hour, working time, closing time, timetable, open from, open until, open at, hours of support, shift times',
  holiday:
    'holiday, special day, closing day, exception, short day, christmas, bank holiday, new year, easter, closed on, ' +
    'day off, public holiday, closed, may 1st, thanksgiving, labour day, feiertag, public holidays, new years eve, ' +
    'shut, bank holidays, outing, nobody here' +
    ', national day, carnival, half day, special hours, company outing, closing days',
  macro:
    'macro, saved reply, canned response, canned reply, template, boilerplate, standard answer, quick reply, ' +
    'ready-made, wording, standard text, stock answer, prepared text, prepared answer' +
    ', ready answer, prewritten, canned, canned answer, stock reply, text block, pre-written',
  event:
    'event, did in, activity, action, behaviour, used the, clicked, paid, bought, purchased, upgraded, ordered, ' +
    'installed, tried, used, feature, how often, did, visited, open the app, opened the app, logged in, used our, ' +
    'in our product, using' +
    ', timeline, usage, session, webinar, booked, demo, activated, checked out, downloaded, milestone, behaved',
  export: 'export, csv, spreadsheet, excel, dump, file, pull, extract, table' + ', xlsx, sheet, backup',
  report:
    'report, reporting, figure, kpi, statistics, metrics, numbers, stat, performance, average, median, dashboard, ' +
    'trend, by month, by week, by team, by agent, first answer, response time, resolution time, sla, breakdown, ' +
    'split by, chart, compare' +
    ', analytics, insights, graph, how fast, per month, per agent, on average, quarter, quarterly, benchmark, per team',
  dataset: 'dataset, data set',
  mailstats: 'campaign, newsletter statistics, outbound, open rate, click rate, broadcast, opened and clicked, ' + 'opens and clicks',
  engagement: 'engagement, message data, legacy export',
  connector: 'connector, data connector, integration, api call, lookup' + ', api connection, external api, backend, our api, system behind',
  run: 'run, execution, invocation',
  source:
    'source, content source, website, wiki, site, url, sites, crawl, read from, taken from, sharepoint, notion, ' +
    'confluence' +
    ', knowledge source, docs site, imported website, feed the bot, synced',
  external:
    'external page, outside page, wiki page, imported page, pushed page, crawled page' + ', imported, crawled, synced page, pushed, crawl',
  content: 'content, texts, everything we have written, knowledge, anything written',
  folder: 'folder',
  news:
    'news, news item, announcement, release note, changelog, release notes, product news, whats new, update post, ' +
    'post' +
    ', announce, release post, product update, changelog entry',
  newsfeed: 'newsfeed, news feed, feed',
  helpcenter: 'help center, help centre, help site, knowledge base',
  redirect:
    'redirect, old link, old address, old url, forwarding, dead link, broken link, former url, moved url, link, links, ' +
    '404, dead, url' +
    ', dead page, page not found, old bookmark, point to, lead to',
  brand: 'brand, second brand',
  sender:
    'sender address, sender, email address, support address, address we send from, mail address, mailbox, ' +
    'from address, domain' +
    ', support mail, sending domain, dkim, mailboxes',
  message: 'message, email, mail, write to, sms, text him, text her, invite',
  whatsapp: 'whatsapp, wa message',
  subscription:
    'subscription, newsletter, consent, opt in, opt out, unsubscribe, subscribe, marketing, advertising, opt-in, ' +
    'opt-out, resubscribe, promotional, tips, news letter, promo, ads, adverts, offers' +
    ', opted, opted in, opted out, mailing list, marketing mail, commercial mail, permission to mail',
  banner: 'banner, bar' + ', notice, notices, top of page, strip at the top, bars',
  object:
    'custom object, order, booking, object, reservation, device, shipment, invoice, contract, parcel, delivery, ' +
    'purchase, vehicle, policy, licence, license' +
    ', rental, warranty, lease',
  workflow: 'workflow, automation, bot flow',
  log:
    'audit, audit log, audit trail, activity log, who changed, who deleted, logged, logins' +
    ', trace, paper trail, admin actions, sign-in, sign-ins, signed in, who touched, who did',
  ip:
    'ip, ip address, allowlist, whitelist, allow list, vpn, ip range, network, office in, from home, log in from, ' +
    'reach the workspace, address range' +
    ', firewall, cidr, subnet, office network, ip addresses',
  secret: 'secret, signing key, hmac, identity verification',
  job: 'job, queue, background, asynchronous, asynchronously, in bulk',
  version:
    'version, history, revision, earlier text, old wording, used to say, earlier version, old text, ' +
    'last month version, before the change, previous, earlier, went back, who edited' +
    ', as it stood, older version, edit history, prior',
  draft:
    'draft, unpublished, waiting change, pending change, not live, until i say, ready yet, preview, approved, not yet' +
    ', pending, staged, in preparation, unreleased, wip, not released, still hidden, yet to go live',
  side: 'side conversation, side thread, on the side',
  handling: 'handling time, time spent, handled, worked on',
  workload:
    'workload, capacity, busy, overloaded, idle, on their plate, how much work, most open, too much, drowning, ' +
    'free hands, load' +
    ', swamped, spare capacity, room for more, snowed under, how many open, free right now',
  rating: 'rating, csat, satisfaction, stars, thumbs, happy, unhappy, rate, score, scores, reviews, feedback, bad reviews, ' + 'reactions',
  visitor: 'visitor, anonymous, not logged in' + ', guest, website guest',
  banned: 'spam, spammer, abusive, troll, ban, block, harass',
  merged: 'merge, combine, duplicate, join, same person, put together, one and the same, twice',
  catalog: 'catalogue, catalog, product feed, products, price list',
  token: 'token, region, workspace, credentials',
  reason: 'reason',
  participant:
    'participant, cc, loop in, group chat, group thread, take part, bring in, in copy, copy in, put in copy, ' +
    'add person, too, as well, also get, get the replies',
  ids: 'external id, our own id, our id, own id, by our, customer number, crm id',
  procedure: 'procedure',
  tracker: 'tracker, bug, outage, known issue, incident, known bug, affected',
  person:
    'he, she, him, her, his, mr, mrs, ms, guy, lady, man, woman, husband, wife, kid, boss, buyer' +
    ', boyfriend, mother, father, daughter, son, grandma, fellow, folk, chap, dude, mate',
};

/** What is done with it. */
export const deeds: Vocabulary = {
  delete:
    'delete, remove, erase, kill, get rid of, throw away, throw out, drop, wipe, trash, scrap, take away, take down, ' +
    'purge, bin, clear out, destroy, no longer need, take out, can go, away with, get it off, get off, off our list, ' +
    'do away with, by mistake, take off, must go, come off, clear, lose, obsolete, not needed, off with, get that out, ' +
    'out of the chat, should not, must not, stop asking, do not want, does not want, vanish, any more, anymore' +
    ', chuck, ditch, axe, nuke, expunge, discard, eliminate, toss, scrub, shred, gone for good, be gone, delete completely' +
    ', gone, gone please',
  forgood: 'for good, permanently, gdpr, forever, right to be forgotten, personal data, forgotten',
  archive:
    'archive, hide, deactivate, inactive, put away, retire, disable, shelve, mothball, discontinue, phase out, ' +
    'no longer used, out of sight, move out, park the profile' +
    ', retire, put in the attic, dormant, phase out, sunset, mothballed',
  restore:
    'unarchive, restore, bring back, reactivate, undo, undelete, recover, un-archive, back from the archive' +
    ', get back, unarchived, revive, resurrect, bring him back, bring her back',
  create:
    'create, add, make, set up, build, introduce, register, save, start, open a, begin, write, establish, enter, ' +
    'put in' +
    ', new' +
    ', raise, spin up, kick off',
  update:
    'change, update, edit, fix, correct, rename, modify, adjust, replace, set, move, turn, amend, revise, alter, ' +
    'tweak, reword, rewrite, should read, instead of, from now on, wrong, call it, typo, misspelt, misspelled, switch, ' +
    'should be, is now, has changed, correction, mistake, moved, new name, adapt, becomes, raise, lower, extend, ' +
    'shorten, swap, point to',
  read:
    'show, see, read, open, look, view, display, tell me, give me, fetch, pull up, get, check' +
    ', read me, read out, bring up, open up, let me see, display, print, look at, contents of',
  list: 'list, which, what are, all, how many, are there, do we have, every, any',
  find:
    'find, search, look up, lookup, where, who, with the word' +
    ', hunt, locate, dig up, dig out, seek, spot, track down, trace, any sign of, is there any',
  tagging: 'tag, label, mark, flag, put a label, stick' + ', stick, categorise, slap, mark as',
  untag:
    'untag, take the label off, remove the tag, remove tag, label off, tag off, take off, unlabel' +
    ', unmark, untagged, label away, remove label, unstick' +
    ', strip, peel',
  attach:
    'attach, add to, link, connect, put into, hook, hook up, belongs to, assign to, associate, tie' +
    ', tie, bind, hang on, hook onto, pair, relate, put under, file under, add him to, add her to',
  detach:
    'detach, unlink, unhook, disconnect, take out of, left, no longer, remove from, separate, nothing to do with' +
    ', unpair, cut off, untie, take off, should not be listed, quit, resigned, not with',
  close:
    'close, done, solved, resolve, resolved, finish, finished, settled, complete, sorted, shut, wrap up, ' +
    'over and done, dealt with, case closed, mark as done, nothing more to do' +
    ', closed, finish off, end it, we are done, done with, that is it, settle, off the list',
  reopen:
    'reopen, open again, open it again, wake up, unsnooze, not solved, still broken, back to open' +
    ', came back, not fixed, unresolved, happens again, still not',
  snooze:
    'snooze, put off, postpone, remind me, later, on hold, park, until, sleep, pause until, till, again on, come back, ' +
    'comes back, come up, disappear, bring it up, show it to me again, not now, wait until, tomorrow, monday, tuesday, ' +
    'wednesday, thursday, friday, next week, in an hour, after the weekend, in the morning, in two days, look at this, ' +
    'at a later time' +
    ', ice, wait for, bring back, next monday, pause this, in three days, in a week, set aside',
  assign:
    'assign, hand over, pass on, pass, transfer, escalate, route, reassign, give to, take over, owner, forward, ' +
    'pick up, hand, belongs with, give it to, give this to, not mine, take this, take it, i will take, mine, goes to, ' +
    'belongs to, over to, let x handle, look after, responsible, whoever is free, handed, move to, queue, pool, ' +
    'push to, push, on the desk, for someone else, takes over, over, route to, deal with, handle this, be with, ' +
    'on the plate' +
    ', all yours, hand off, delegate, allocate, leave it to, make sure',
  reply:
    'reply, answer, respond, write back, tell, say, let know, ask, thank, apologise, apologize, inform, write her, ' +
    'write him, write them, get back to, message back, sorry, send her, send him, send them, note to' +
    ', tell them, tell him, tell her, send back, drop a reply, assure, promise, confirm, explain, wish, congratulate',
  count: 'how many, count, total, number of, how much, size, how big, in total',
  status:
    'is ready, ready, done yet, finished, how far, state of, status, progress, is done, went through, completed' +
    ', ready yet, still running, how is it going, progress of, finished yet, complete yet, through yet',
  download: 'download, give me the file, the file, save the file' + ', get the file, fetch, grab, save to disk, pull down, get it',
  cancel: 'cancel, stop, abort, call off' + ', call it off, halt, kill the export, no longer need the export',
  publish:
    'publish, go live, live, put live, make public, release, public' +
    ', ship, roll out, push live, set live, make it public, visible to customers, put live, released',
  unpublish:
    'unpublish, offline, take offline, not public, hide from customers' +
    ', pull, take off the site, back to draft, make private, unlist, invisible',
  bulk:
    'many, bulk, batch, at once, in one go, hundreds, lots, whole list, several, bunch, these, all of these, ' +
    'each of these, a lot of' +
    ', dozens, mass, all at once',
  sync: 'sync, upsert, import',
  record: 'record, log, track, note that',
  waiting:
    'waiting, unanswered, unassigned, overdue, longest, nobody, not answered' + ', no reply, unreplied, without reply, stuck, not replied',
  time:
    'last week, yesterday, today, this week, last month, since, november, in october, last night, this morning, days' +
    ', past week, past month, past hour, since friday, over the weekend, this year, last year, recently, lately, the other day, last friday',
  text: 'sms, text message, text',
  redact:
    'redact, blank out, card number, sensitive, password in, passport, scan, black out, black it out, blacken, iban, ' +
    'credit card, social security, mask, censor, just that message, that one message' +
    ', blur, hide the number, credit card, card details, sensitive data, private data, remove the number, bank details, health data, ssn',
  convert:
    'convert, turn into, make out of, out of it, become, make it a, turn it into' +
    ', make into, transform, change into, promote to, upgrade to',
  said:
    'wrote, written, write to us, told, tell us, said, say, complain, complained, ask about, asked, asked about, ' +
    'talk about, mention, mentioned, wrote in, in touch, heard from, answered, replied, spoke, want from us, wanted, ' +
    'wrote to us',
  outreach:
    'invite, welcome, remind, announce, offer, reach out, drop a line, email her, email him, email them, mail her, ' +
    'mail him, in the app, in-app, ask in, follow up, approach' +
    ', shoot, ping, drop, email to, mail to, heads-up, nudge, write first, never contacted us, cold',
  inactive:
    'not seen, inactive, churn, dormant, never came back, stopped, not logged in, quiet, gone silent, lapsed, ' +
    'not active, have not used' +
    ', asleep, sleepy, no login, stopped using, gone quiet, not logged, idle for, have not logged',
  details:
    'details, everything about, what do we know, tell me about, info, information, overview, summary, profile of, ' +
    'phone number, email of, address of, sum up, summarise, summarize, recap, gist' +
    ', how old, who is',
  when: 'when, since when, until when, at what time',
  who: 'who, whom, whose',
  where: 'where, in which place',
  ours: 'our, we, us',
};
