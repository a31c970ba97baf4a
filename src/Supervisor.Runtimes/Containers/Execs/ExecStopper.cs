using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>Ends a program: by a signal first, and when its grace is over by force.</summary>
internal sealed class ExecStopper(StartFiles files, ExecServices services)
{
    private const int Kill = 9;

    private readonly KillPlan _plan = new(services.Clock);

    /// <inheritdoc cref="KillPlan.Remaining"/>
    public TimeSpan Remaining(TimeSpan most) => _plan.Remaining(most);

    /// <returns>Null when it was told.</returns>
    public Task<EngineFailure?> StopAsync(int signal, TimeSpan grace, ExecContainer running)
    {
        if (grace > TimeSpan.Zero)
        {
            _plan.After(grace);
            return SignalAsync(signal, running, isAgain: false);
        }

        _plan.Killed();
        return SignalAsync(Kill, running, isAgain: false);
    }

    /// <summary>What the engine does not do now is done when it is due again.</summary>
    public async Task KillIfDueAsync(ExecContainer running)
    {
        if (_plan.IsDue)
        {
            _plan.Killed();
            await SignalAsync(Kill, running, isAgain: files.ReadStart() is { IsKillAsked: true });
        }
    }

    /// <summary>That it was asked is written down first: however it ends from now on, that was wanted.</summary>
    /// <param name="isAgain">It was killed a while ago: then the shell goes too, for it may be that which does not get on.</param>
    private async Task<EngineFailure?> SignalAsync(int signal, ExecContainer running, bool isAgain)
    {
        var (start, record) = (files.ReadStart(), files.ReadRecord());
        if (start is null || record.Wrapper is not { } wrapper)
        {
            return null;
        }

        files.TryWrite(start with { IsStopAsked = true, IsKillAsked = start.IsKillAsked || signal == Kill });
        var process = isAgain ? wrapper : record.Program ?? wrapper;
        var target = new SignalTarget(signal, process, wrapper, start.User);
        return await ContainerScript.SignalAsync(running, files, target, services);
    }
}
