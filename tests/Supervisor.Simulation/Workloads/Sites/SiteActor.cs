using System.Collections.Immutable;
using Supervisor.Supervision.Effects;
using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Simulation.Workloads.Sites;

/// <summary>
/// Does one job after the other at a site: intent, effect, outcome. When it cannot know what an effect did, it looks.
/// </summary>
internal sealed class SiteActor(
    StreamDefinition<SiteMessage, SiteEvent, SiteState> stream,
    EventSourcingServices services,
    EffectLanes lanes,
    ISitePort site
) : EventSourcedActor<SiteMessage, SiteEvent, SiteState>(stream, services)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    internal static StreamDefinition<SiteMessage, SiteEvent, SiteState> Stream(string name) =>
        new(
            name,
            "",
            new SiteRules(),
            new JsonEventCodec<SiteEvent>()
                .Writes("job.intended", 1, SiteJson.Default.JobIntended)
                .Writes("job.done", 1, SiteJson.Default.JobDone)
        )
        {
            Snapshots = (SiteJson.Default.SiteState, 1),
        };

    // Even with no job open: an old copy of the journal knows nothing of what was begun since.
    protected override void OnRecovered() => Look();

    protected override void Act(SiteMessage message, ImmutableArray<SiteEvent> events)
    {
        switch (message)
        {
            case Begin when State.Open is { } job:
                Do(job);
                break;
            case JobAnswered { Status: not EffectStatus.Ended }:
                Look();
                break;
            case SiteSeen seen when seen.Report.UnderWay is not null:
                Context.Timers.RunOnce("look", Pause, Look);
                break;
            case SiteSeen when State.Open is { } job:
                // Nobody works on it and it is not done: the effect never arrived.
                lanes.Resolve(site.Workload);
                Do(job);
                break;
            default:
                lanes.Resolve(site.Workload);
                BeginSoon();
                break;
        }
    }

    protected override string CauseOf(SiteMessage message) => LastEventId;

    private void BeginSoon() => Context.Timers.Once("begin", Pause, new Begin());

    private void Do(int job) =>
        Context.PipeToSelf(
            lanes.RunAsync(site.Workload, Patience, () => site.PerformAsync(job)),
            outcome => new JobAnswered(job, outcome.Status),
            _ => new JobAnswered(job, EffectStatus.Faulted)
        );

    private void Look() =>
        Context.PipeToSelf(site.InspectAsync(), static report => new SiteSeen(report), static fault => throw fault);
}
