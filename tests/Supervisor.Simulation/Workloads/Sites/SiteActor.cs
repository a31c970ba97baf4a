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
                .Writes("job.done", 1, SiteJson.Default.JobDone),
            new JsonSnapshotCodec<SiteState>("site", 1, SiteJson.Default.SiteState)
        );

    // Even with no job open: an old copy of the journal knows nothing of what was begun since.
    protected override void OnRecovered() => Look(ticket: 0);

    protected override void Act(SiteMessage message, ImmutableArray<SiteEvent> events)
    {
        if (Problem is not null)
        {
            site.OnActedFromMemory();
        }

        switch (message)
        {
            case Begin when State.Open is { } job:
                Do(job);
                break;
            case JobAnswered { Status: not EffectStatus.Ended } answer:
                Look(answer.Ticket);
                break;
            case SiteSeen { Report.IsBusy: true } seen:
                Context.Timers.RunOnce("look", Pause, () => Look(seen.Ticket));
                break;
            case SiteSeen seen:
                site.Lane.Resolve(seen.Ticket);
                GoOn();
                break;
            default:
                GoOn();
                break;
        }
    }

    protected override string CauseOf(SiteMessage message) => LastEventId;

    private void GoOn()
    {
        if (State.Open is { } job)
        {
            // Nobody works on it and it is not done: the effect never arrived.
            Do(job);
        }
        else
        {
            Context.Timers.Once("begin", Pause, new Begin());
        }
    }

    private void Do(int job) =>
        Context.PipeToSelf(
            site.Lane.RunAsync(Patience, () => site.PerformAsync(job)),
            outcome => new JobAnswered(job, outcome.Status, outcome.Ticket),
            _ => new JobAnswered(job, EffectStatus.Faulted, 0)
        );

    private void Look(long ticket) =>
        Context.PipeToSelf(site.InspectAsync(), report => new SiteSeen(report, ticket), static fault => throw fault);
}
