using System.Text.Json.Serialization;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Simulation.Workloads.Sites;

internal abstract record SiteMessage;

/// <summary>Time to begin the next job, if none is open.</summary>
internal sealed record Begin : SiteMessage;

/// <summary>An effect was answered.</summary>
internal sealed record JobAnswered(int Job, EffectStatus Status, long Ticket) : SiteMessage, IObservation;

/// <summary>Somebody looked at the site.</summary>
/// <param name="Ticket">Of the unknown effect that was the reason to look; 0 for none.</param>
internal sealed record SiteSeen(SiteReport Report, long Ticket) : SiteMessage, IObservation;

internal abstract record SiteEvent;

/// <summary>The intent: written before the effect is started.</summary>
internal sealed record JobIntended(int Job) : SiteEvent;

/// <summary>The outcome.</summary>
internal sealed record JobDone(int Job) : SiteEvent;

/// <param name="Done">The jobs up to this number are done.</param>
/// <param name="Open">The job that was intended and is not known to be done.</param>
internal sealed record SiteState(int Done, int? Open);

internal sealed class SiteRules : IDecider<SiteState, SiteMessage, SiteEvent>
{
    public SiteState Initial { get; } = new(0, null);

    public Decision<SiteEvent> Decide(SiteState state, SiteMessage message, Moment now) =>
        message switch
        {
            Begin when state.Open is null => Decision<SiteEvent>.Happened(new JobIntended(state.Done + 1)),
            JobAnswered { Status: EffectStatus.Ended } answer when answer.Job == state.Open =>
                Decision<SiteEvent>.Happened(new JobDone(answer.Job)),
            SiteSeen seen when !seen.Report.IsBusy && state.Open <= seen.Report.Done => Decision<SiteEvent>.Happened(
                new JobDone(state.Open.Value)
            ),
            _ => Decision<SiteEvent>.Nothing,
        };

    public SiteState Apply(SiteState state, SiteEvent happened) =>
        happened switch
        {
            JobIntended intended => state with { Open = intended.Job },
            JobDone done => new SiteState(done.Job, null),
            _ => throw new UnknownEventException(happened.GetType().Name, 0),
        };
}

[JsonSerializable(typeof(JobIntended))]
[JsonSerializable(typeof(JobDone))]
[JsonSerializable(typeof(SiteState))]
internal sealed partial class SiteJson : JsonSerializerContext;
