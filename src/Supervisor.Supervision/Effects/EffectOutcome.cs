namespace Supervisor.Supervision.Effects;

/// <param name="Result">Only there when <see cref="EffectStatus.Ended"/>.</param>
/// <param name="Fault">Only there when <see cref="EffectStatus.Faulted"/>.</param>
/// <param name="Ticket">
/// Names the unknown effect, when it is this one or blocks this one: whoever gets it looks at what is there, and then
/// resolves it by this number.
/// </param>
public sealed record EffectOutcome<TResult>(EffectStatus Status, TResult? Result, Exception? Fault, long Ticket);
