using System.Diagnostics;

namespace Supervisor.Build.Demo;

/// <summary>
/// The shipped fleet of light programs: shown as it comes up, there to be played with until Ctrl+C, and gone afterwards.
/// </summary>
internal sealed class Demonstration : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>A daemon that ends sooner than this could not start, and would not the next time.</summary>
    private static readonly TimeSpan ShortestRun = TimeSpan.FromSeconds(3);

    private readonly IDemoStage _stage;
    private readonly DemoPlaces _places;
    private readonly EndSignals _signals;
    private readonly DemoProcesses _processes;
    private readonly FleetPoll _fleet;
    private readonly DemoEnd _end;

    private Demonstration(IDemoStage stage, EndSignals signals)
    {
        (_stage, _places, _signals) = (stage, stage.Places, signals);
        _processes = new DemoProcesses(_places.Data);
        _fleet = new FleetPoll(new Pbm(_places, stage.Daemons[0].Node));
        _end = new DemoEnd(stage, _processes, signals);
    }

    /// <returns>The exit code.</returns>
    public static int Run(IDemoStage stage)
    {
        if (stage.Missing() is { } missing)
            return Say.Problem($"The demo was not started: {missing}");

        using var held = DemoLock.TryTake(stage.Places.Lock);
        if (held is null)
        {
            return Say.Problem(
                "The demo was not started: it runs already in another terminal; look at it there, or end it by Ctrl+C."
            );
        }

        using var signals = new EndSignals();
        using var demonstration = new Demonstration(stage, signals);
        return demonstration.Run();
    }

    public void Dispose()
    {
        foreach (var daemon in _stage.Daemons)
            daemon.Dispose();
    }

    private int Run()
    {
        try
        {
            if (_stage.Open() is { } closed)
                return NotPrepared(closed);

            RemoveRemains();
            return _stage.Prepare() is { } lacking ? NotPrepared(lacking) : Show();
        }
        finally
        {
            _stage.Close();
        }
    }

    /// <summary>What was asked to end while it prepared has no other reason.</summary>
    private int NotPrepared(string reason) =>
        _signals.IsAsked ? ExitCodes.Interrupted : Say.Problem($"The demo was not started: {reason}");

    private int Show()
    {
        if (_signals.IsAsked)
            return ExitCodes.Interrupted;

        foreach (var daemon in _stage.Daemons)
            File.WriteAllText(daemon.Node.Log, "");
        var problem = Launch() ?? ShowStart() ?? Stay();
        if (problem is not null)
            Say.Problem(problem);
        else
            Say.Progress("\nStopping the fleet, in the reverse order of need. Ctrl+C again kills it.");

        var isInOrder = _end.Run();
        return isInOrder && problem is null ? ExitCodes.Success : ExitCodes.Failure;
    }

    /// <summary>A demo that was killed leaves what it runs: that is what a supervisor is for, but not a demo.</summary>
    private void RemoveRemains()
    {
        if (!_processes.AreThere && !Directory.Exists(_places.Data))
            return;

        Say.Progress("An earlier demo was killed. Ending what it left...");
        _end.Run();
    }

    private string? Launch()
    {
        var problem = _stage.Launch(_signals);
        return problem is null || _signals.IsAsked ? null : $"The demo was not started: {problem}";
    }

    /// <returns>Why it did not start; null when it did, or the end was asked for.</returns>
    private string? ShowStart()
    {
        Say.Progress("The shipped fleet starts, each of its agents when what it needs is ready:\n");
        var chart = new StartChart(_stage.Daemons.Count);
        var watch = Stopwatch.StartNew();
        while (!_signals.WaitForEnd(Poll) && !chart.IsComplete && watch.Elapsed < _stage.LongestStart)
        {
            if (_stage.Daemons.FirstOrDefault(daemon => daemon.HasEnded) is { } ended)
                return NotStarted(ended);

            if (_fleet.Read() is { Count: > 0 } groups)
                chart.Add(watch.Elapsed, groups);
        }

        if (_signals.IsAsked)
            return null;

        chart.Finish();
        Directory.CreateDirectory(_places.Orders);
        _stage.PrintTour();
        return null;
    }

    /// <returns>Why it could not go on; null when the end was asked for.</returns>
    private string? Stay()
    {
        while (!_signals.WaitForEnd(Poll))
        {
            _stage.Tend();
            if (_stage.Daemons.FirstOrDefault(daemon => daemon.HasEnded) is not { } ended)
                continue;
            if (ended.Ran < ShortestRun)
                return NotStarted(ended);

            Say.Progress(
                $"The daemon of {ended.Node.Name} has ended (exit code {ended.ExitCode}); the agents run on. Starting it again."
            );
            ended.Start();
        }

        return null;
    }

    private string NotStarted(DemoDaemon daemon)
    {
        var words = daemon.LastWords();
        var advice = words.Contains("--listen", StringComparison.Ordinal)
            ? $"Here that is SUPERVISOR_LISTEN=127.0.0.1:0 {Script.Name} run."
            : $"What it said is in {_places.Short(daemon.Node.Log)}.";
        return $"The demo was not started, for its daemon does not run: {words} {advice}";
    }
}
