using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Execs.Watching;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Execs.Starting;

/// <summary>
/// Starts a program in a container. The same start may be asked for by several daemons, one after the other: of the shells
/// around it only one comes to start it.
/// </summary>
/// <param name="hasWritten">Ends as soon as something may have been written of the program; each time a new one.</param>
internal sealed class ExecLauncher(StartFiles files, ExecServices services, Func<Task> hasWritten)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>News are only to be expected; files are looked at anyway.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private const ConfigureAwaitOptions WithoutThrowing =
        ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext;

    /// <summary>What is known when nothing is there yet, or it is not known whether something is.</summary>
    /// <returns>Null when the program runs or has run, which the files tell.</returns>
    public async Task<(LaunchOutcome? Problem, Task Stream)> LaunchAsync(
        ExecLaunch launch,
        ValueMap<string> surroundings,
        ExecContainer container
    )
    {
        if (await services.Shells.ProblemOfAsync(container, services.Stop) is { } problem)
        {
            return (problem, Task.CompletedTask);
        }

        Prepare(launch, container);
        var begun = await BeginAsync(ExecRequest.Of(launch, surroundings, files), container);
        if (!begun.IsOk)
        {
            return (await JudgeAsync(launch, begun.Failure, container), Task.CompletedTask);
        }

        var stream = ContainerCommand.ReadAsync(begun.Value, services.Stop);
        return (await WaitAsync(launch, container, begun.Value, stream), LeaveAsync(begun.Value, stream));
    }

    private void Prepare(ExecLaunch launch, ExecContainer container)
    {
        var isKnown = files.ReadStart() is not null;
        if (!isKnown)
        {
            // Of a start that was called off, or that was lost with the machine's power: it is nothing of this one.
            files.Delete();
        }

        SharedLog.Show(services.Logs.PathOf(files.Id.Agent), files.Log);
        GroupFolders.MakeWritable(files.Said);
        if (!isKnown)
        {
            var (address, incarnation) = files.Id;
            var now = services.Clock.GetUtcNow();
            files.Write(
                new StartRecord(
                    address.Group,
                    address.Agent,
                    incarnation,
                    container.Id,
                    container.StartedAt,
                    services.BootId,
                    now,
                    launch.User,
                    launch.Log.SegmentBytes,
                    launch.Log.Segments
                )
            );
        }
    }

    private async Task<EngineOutcome<ExecSession>> BeginAsync(ExecSpec spec, ExecContainer container)
    {
        try
        {
            return await AttachAsync(spec, container);
        }
        catch (OperationCanceledException)
        {
            return new EngineFailure.Unknown($"start {files.Id.Agent}", "the daemon was ended");
        }
    }

    private async Task<EngineOutcome<ExecSession>> AttachAsync(ExecSpec spec, ExecContainer container)
    {
        var created = await container.Engine.Exec.CreateAsync(container.Id, spec, services.Stop);
        return created.IsOk
                ? await container.Engine.Exec.AttachAsync(created.Value.Id, isTerminal: false, services.Stop)
            // Made and not started is as good as not made.
            : created.Failure is EngineFailure.Unknown unknown ? new EngineFailure.Unreached(unknown.Error)
            : created.Failure;
    }

    private async Task<LaunchOutcome> JudgeAsync(ExecLaunch launch, EngineFailure failure, ExecContainer container)
    {
        if (failure is EngineFailure.Unknown)
        {
            return new LaunchOutcome.Unknown(failure.Error);
        }

        files.Delete();
        return failure is EngineFailure.Refused { Message: var words }
            ? await RefusedAsync(launch, words, container)
            : new LaunchOutcome.Unknown(failure.Error);
    }

    /// <summary>Where the container has ended meanwhile, it is not the agent that has failed.</summary>
    private static async Task<LaunchOutcome> RefusedAsync(ExecLaunch launch, string words, ExecContainer container)
    {
        var error = ExecErrors.Refused(launch, words);
        return await container.IsStillRunningAsync()
            ? new LaunchOutcome.Failed(error)
            : new LaunchOutcome.Unknown(error);
    }

    private async Task<LaunchOutcome?> WaitAsync(
        ExecLaunch launch,
        ExecContainer container,
        ExecSession session,
        Task<string> stream
    )
    {
        var begun = services.Clock.GetTimestamp();
        while (services.Clock.GetElapsedTime(begun) < Patience && !services.Stop.IsCancellationRequested)
        {
            var (isOver, written) = (stream.IsCompleted, hasWritten());
            var record = files.ReadRecord();
            if (record.IsUnstarted)
            {
                // Until its shell has ended too, it might still write.
                await ((Task)stream).ConfigureAwait(WithoutThrowing);
                files.Delete();
                return new LaunchOutcome.Failed(ExecErrors.Unstarted(launch, record));
            }

            if (record.Program is not null)
            {
                return null;
            }

            // With a claim, but not ours: another daemon's shell was there first, and is about to start it.
            if (isOver && !stream.IsCanceled && record.Wrapper is null)
            {
                return await EndedAsync(launch, container, session, await stream);
            }

            var look = Task.Delay(LookEvery, services.Clock, services.Stop);
            await (isOver ? Wake.UntilAnyAsync(written, look) : Wake.UntilAnyAsync(stream, written, look));
        }

        return new LaunchOutcome.Unknown(ExecErrors.Late(files.Id));
    }

    /// <summary>Nobody claimed the start, so nobody will carry it out; unless the engine was lost, and it is still to come.</summary>
    private async Task<LaunchOutcome> EndedAsync(
        ExecLaunch launch,
        ExecContainer container,
        ExecSession session,
        string words
    )
    {
        if (session.Output.Fault is { } fault)
        {
            return new LaunchOutcome.Unknown(fault.Error);
        }

        files.Delete();
        return await RefusedAsync(launch, words, container);
    }

    private static async Task LeaveAsync(ExecSession session, Task<string> stream)
    {
        using (session)
        {
            await ((Task)stream).ConfigureAwait(WithoutThrowing);
        }
    }
}
