using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Workloads.Effects;
using Supervisor.Supervision.Effects;

namespace Supervisor.Simulation.Workloads.Presses;

/// <summary>A press as one daemon reaches it.</summary>
internal sealed class PressPort(ILane lane, Workplace press, Daemon daemon)
{
    internal const string Blindly = "a restarted actor acted without looking, amid an effect of the last";
    internal const string Queued = "an effect asked for while another of the workload was under way";

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Somebody in this daemon has seen the press free, so that nothing a former daemon began is under way. From then on
    /// only the lane keeps the strokes apart.
    /// </summary>
    internal bool IsKnown { get; set; }

    internal Task<EffectOutcome<int>> StrokeAsync()
    {
        if (press.IsBusy)
        {
            daemon.Rarities.Reached(Queued);
        }

        return lane.RunAsync(Patience, BeginAsync);
    }

    internal void OnActedAgain()
    {
        if (press.IsBusy)
        {
            daemon.Rarities.Reached(Blindly);
        }
    }

    internal Task<bool> LookAsync()
    {
        var answer = new TaskCompletionSource<bool>();
        daemon.After(Glance, () => answer.TrySetResult(press.IsBusy));
        return answer.Task;
    }

    internal void Resolve(long ticket) => lane.Resolve(ticket);

    private Task<int> BeginAsync()
    {
        var answer = new TaskCompletionSource<int>();
        press.Begin(daemon, static () => { }, () => daemon.Deliver(() => answer.TrySetResult(0)));
        return answer.Task;
    }
}
