import { type Phrase, phrasesOf } from './phrase'

const paymentsOutages = phrasesOf('payments', 'outage', [
  [
    'Card payments fail at checkout, gateway 502',
    'Checkout answers 502 from {bank} since the last deployment.',
    'Storefront probe',
  ],
  [
    'Payment run stuck at {step}',
    'The run has stood at {step} for {minutes} minutes and the cut-off is near.',
    'Payment run monitor',
  ],
  [
    'Card terminal in {site} declines every second payment',
    'We take cash meanwhile. The terminal was restarted twice.',
  ],
  [
    'Settlement total {percent} % below expected',
    'Settlement of the last hour is {percent} % under the usual figure.',
    'Settlement monitor',
  ],
])

const paymentsTroubles = phrasesOf('payments', 'trouble', [
  [
    'Invoices duplicated in nightly {feed} import',
    'We found {count} invoices twice after last night. Please stop the next run.',
  ],
  [
    'Tax code missing on credit notes for {country}',
    'Every credit note for {country} since {weekday} has an empty tax code.',
  ],
  [
    'Refund batch for {country} rejected by {bank}',
    '{count} refunds came back with a format error. Customers are asking.',
  ],
  [
    'Bank statement of {weekday} not loaded',
    'The statement is in the folder but nothing was matched. Month end is close.',
  ],
  ['Direct debit mandates lost for {count} customers', 'Their mandates show as withdrawn. They are not.'],
  ['Wrong exchange rate on invoices to {country}', 'The rate on today’s invoices is that of last {weekday}.'],
])

const paymentsRequests = phrasesOf('payments', 'request', [
  [
    'Approval of supplier payments missing in the app',
    'I can see {count} payments on the web but not in the app.',
  ],
])

const workplaceOutages = phrasesOf('workplace', 'outage', [
  [
    'Mailbox {mailbox} not receiving external mail',
    'Nothing from outside since {weekday}. Internal mail arrives.',
  ],
  ['Phone number of {team} rings nowhere', 'Callers hear {count} tones and then silence.'],
])

const workplaceTroubles = phrasesOf('workplace', 'trouble', [
  [
    'Meeting room {room}: display shows no signal',
    'We have visitors at the hour and the display stays black.',
  ],
  ['Headset drops Bluetooth during calls', 'It drops after about {minutes} minutes, on every call.'],
  [
    'Laptop restarts by itself about every {minutes} minutes',
    'It began after the update on {weekday}. I lose my work each time.',
  ],
  ['{device} not recognised after the update', 'I tried another cable and another socket.'],
  ['Shared drive of {team} is read-only', 'We can open files but not save. {count} people are affected.'],
  ['Spreadsheet with macros blocked by policy', 'The {report} sheet will not open. We need it by {weekday}.'],
  [
    'Disk encryption asks for recovery key',
    'I travelled to {site} and now it wants a key that I do not have.',
  ],
])

const workplaceRequests = phrasesOf('workplace', 'request', [
  [
    'New starter {weekday}: {device} and badge',
    'A colleague starts on {weekday} in {site} and needs a {device} and a badge.',
  ],
  [
    'Calendar shows meetings one hour late',
    'All my meetings with {country} are an hour off since the weekend.',
  ],
  [
    'Software for {team}: request for {count} licences',
    'Our manager has approved them, the form is attached.',
  ],
])

const identityOutages = phrasesOf('identity', 'outage', [
  [
    'Sign-in loop for {team} after password reset',
    'After the reset the page goes round and round. {count} people so far.',
  ],
  [
    'Failed sign-ins up {percent} % in an hour',
    'Failed sign-ins rose by {percent} % against the same hour last week.',
    'Sign-in monitor',
  ],
])

const identityTroubles = phrasesOf('identity', 'trouble', [
  [
    'Cannot open purchase orders after role change',
    'My role changed on {weekday}; since then purchase orders are gone.',
  ],
  [
    'Two-factor prompt never arrives in {country}',
    'I am in {country} this week and no prompt reaches my phone.',
  ],
  ['Account locked {count} times since {weekday}', 'Something keeps trying my old password.'],
  [
    'Certificate of {system} expires on {weekday}',
    'The certificate that {system} presents ends on {weekday}.',
    'Certificate watch',
  ],
])

const identityRequests = phrasesOf('identity', 'request', [
  [
    'Access to cost-centre {costCentre} dashboards',
    'I need to read cost-centre {costCentre} from {weekday}. My manager agrees.',
  ],
  ['Leaver still has access to {system}', 'The person left on {weekday} and still appears in {system}.'],
  [
    'Guest accounts for {team} expired early',
    'They should last until the end of the quarter. {count} guests are locked out.',
  ],
  ['Name change not shown in {system}', 'My new name is in the directory but not in {system}.'],
  [
    'Request: approve orders in {system} during leave',
    'I stand in for a colleague in {site} and cannot approve.',
  ],
])

const networkOutages = phrasesOf('network', 'outage', [
  [
    'VPN gateway {gateway}: tunnel count dropped {percent} %',
    'Tunnels on {gateway} fell by {percent} % within {minutes} minutes.',
    'Network probe',
  ],
  ['Warehouse scanners offline in {hall}', 'All scanners in {hall} lost the network. Picking has stopped.'],
  [
    '{site} branch: VPN drops every {minutes} minutes',
    'The tunnel drops and everybody loses the {system} session.',
  ],
  [
    'Packet loss {percent} % between {site} and the data centre',
    'Loss has stayed at {percent} % for {minutes} minutes.',
    'Network probe',
  ],
  ['{system} unreachable from {site}', 'Everybody in {site} gets a time-out; phones over 5G work.'],
  [
    'Link to {site} on backup line',
    'The main line to {site} is down; traffic runs over the backup.',
    'Network probe',
  ],
])

const networkTroubles = phrasesOf('network', 'trouble', [
  ['Wireless in {hall} slow since {weekday}', 'Under one megabit near {hall}, normal elsewhere.'],
  ['Guest wireless in {site} shows no sign-in page', 'Visitors connect and then nothing opens.'],
  ['Voice calls from {site} are one-way', 'We hear them, they do not hear us.'],
])

const networkRequests = phrasesOf('network', 'request', [
  ['Replacement switch for {site} site, return shipment', 'The new switch is in. Where does the old one go?'],
  [
    'Firewall rule for {bank}: new address from {weekday}',
    'They move to a new address on {weekday} and sent the notice late.',
  ],
])

const dataOutages = phrasesOf('data', 'outage', [
  ['ERP batch posting stuck at {step}', 'The batch has not moved from {step} this morning.', 'Batch monitor'],
  ['{feed} feed {minutes} minutes late', 'The {feed} feed has not arrived in its window.', 'Feed monitor'],
  [
    'Disk of the {report} database {percent} % over forecast',
    'At this rate the volume is full by {weekday}.',
    'Storage watch',
  ],
])

const dataTroubles = phrasesOf('data', 'trouble', [
  ['Report export times out above {rows} rows', 'Smaller exports work. I need the whole of {report}.'],
  [
    'Figures in {report} differ from the ledger',
    'The report is {percent} % lower than the ledger for {country}.',
  ],
  ['Duplicate customers after merge in {system}', 'At least {count} customers exist twice since {weekday}.'],
  ['Dashboard {report} empty since {weekday}', 'It loads, and then shows no rows at all.'],
  ['{system} search finds nothing older than {weekday}', 'Older records open by number but not by search.'],
  ['Wrong units in the {feed} export to {country}', 'Weights come in pounds. Nobody there uses pounds.'],
])

const dataRequests = phrasesOf('data', 'request', [
  ['Restore a folder deleted on {weekday}', 'Somebody in {team} deleted the folder by accident.'],
])

const facilitiesOutages = phrasesOf('facilities', 'outage', [
  ['Badge reader at {hall} rejects valid badges', 'About {count} people had to walk round this morning.'],
  [
    'Server room {site}: temperature above limit',
    'Temperature has risen for {minutes} minutes.',
    'Building monitor',
  ],
])

const facilitiesTroubles = phrasesOf('facilities', 'trouble', [
  ['Printer in {room} jams on every page', 'I cleared it twice. Something rattles inside.'],
  ['Booking panel of room {room} shows another room', 'It shows the bookings of the room next door.'],
  ['Projector in the {floor} hall will not start', 'The lamp light blinks red {count} times.'],
  ['Camera at {hall} offline', 'No picture from {hall} for {minutes} minutes.', 'Building monitor'],
])

const facilitiesRequests = phrasesOf('facilities', 'request', [
  ['Replace toner in {floor} printer', 'Pages come out grey. There is no spare toner in the cabinet.'],
  ['Desk move for {team}, {count} places', 'We move on {weekday} and need sockets and phones.'],
  ['Lift phone in {site} has no line', 'The inspection is on {weekday}, it must work by then.'],
])

/** Everything a desk like this is told about. The order is part of what a subject is drawn from: only append. */
export const deskPhrases: readonly Phrase[] = [
  ...paymentsOutages,
  ...paymentsTroubles,
  ...paymentsRequests,
  ...workplaceOutages,
  ...workplaceTroubles,
  ...workplaceRequests,
  ...identityOutages,
  ...identityTroubles,
  ...identityRequests,
  ...networkOutages,
  ...networkTroubles,
  ...networkRequests,
  ...dataOutages,
  ...dataTroubles,
  ...dataRequests,
  ...facilitiesOutages,
  ...facilitiesTroubles,
  ...facilitiesRequests,
]
