namespace Supervisor.Supervision.Effects;

/// <param name="Result">Only there when <see cref="EffectStatus.Ended"/>.</param>
/// <param name="Fault">Only there when <see cref="EffectStatus.Faulted"/>.</param>
public sealed record EffectOutcome<TResult>(EffectStatus Status, TResult? Result, Exception? Fault);
