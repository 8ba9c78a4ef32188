// What a console uses of the engine, for weighing.
export { planAlerts } from '#shared/domain/planAlerts'
export { boardClocks } from '#shared/domain/sla/boardClocks'
export { evaluateTicket } from '#shared/domain/sla/evaluate'
export { explain } from '#shared/domain/sla/explain'
export { compileTerms } from '#shared/domain/sla/terms'
export { whatIf } from '#shared/domain/sla/whatIf'
