using System.Diagnostics;
using System.Globalization;

namespace Supervisor.Build.Demo;

/// <summary>Takes the demo down: the fleet in its order, daemons, guards, the directory. And what a killed demo left.</summary>
internal sealed class DemoEnd(IDemoStage stage, DemoProcesses processes, EndSignals signals)
{
    private static readonly TimeSpan ForFleet = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ForOne = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <returns>Whether all of it ended when it was asked to.</returns>
    public bool Run()
    {
        var watch = Stopwatch.StartNew();
        var isInOrder = StopFleet();
        isInOrder &= EndOf(() => processes.Daemons, "daemons");
        // From here on nothing is born any more, so what is there then is all that is left.
        isInOrder &= EndOf(() => processes.Guards, "guards");
        isInOrder &= !processes.Agents.Any() || Destroyed(() => processes.Agents, "agents");
        isInOrder &= stage.Clear();
        if (Directory.Exists(stage.Places.Data))
            Directory.Delete(stage.Places.Data, recursive: true);

        var took = watch.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
        Say.Progress($"Everything has ended in {took} s, and {stage.Places.Short(stage.Places.Data)} is removed.");
        return isInOrder;
    }

    private bool StopFleet()
    {
        if (!processes.Daemons.Any())
            return true;

        // It goes down on all nodes as soon as one was told; each knows by itself when it is through.
        var stopping = Task.WhenAll(
            stage
                .Daemons.Where(daemon => !daemon.IsOff)
                .Select(daemon =>
                    Task.Run(() => new Pbm(stage.Places, daemon.Node).Ask(ForFleet, "fleet", "down", "--wait"))
                )
        );
        while (!stopping.Wait(Look))
        {
            if (signals.IsHurried)
                return false;
        }

        // A daemon that does not answer yet has mostly nothing to stop.
        return stopping.Result.All(answer => answer is not null) || !processes.Agents.Any();
    }

    private bool EndOf(Func<IEnumerable<int>> which, string what) =>
        DemoProcesses.End(which, signals.IsHurried ? TimeSpan.Zero : ForOne) || Destroyed(which, what);

    private static bool Destroyed(Func<IEnumerable<int>> which, string what)
    {
        Say.Progress($"Killing {what}.");
        if (!DemoProcesses.Destroy(which, ForOne))
            Say.Problem($"Processes that would not end, even killed: {string.Join(", ", which())}.");
        return false;
    }
}
