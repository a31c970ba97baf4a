using System.Text;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Exec;

namespace Supervisor.Runtimes.Containers.Execs.Processes;

/// <summary>Runs a short command in a container and takes what it says.</summary>
internal static class ContainerCommand
{
    private const int MostCharacters = 8 * 1024;

    /// <summary>Whoever is in there may have put anything in a command's place, and nobody else is to wait for that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="user">Null: the container's own.</param>
    /// <param name="stop">The daemon ends: then nobody knows any more what becomes of it.</param>
    public static async Task<EngineOutcome<string>> RunAsync(
        ExecContainer container,
        IReadOnlyList<string> command,
        string? user,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            return await RunToEndAsync(container, command, user, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            var why = stop.IsCancellationRequested
                ? "the daemon was ended"
                : $"it has not ended within {Patience.TotalSeconds:0} s";
            return new EngineFailure.Unknown("run a command in a container", why);
        }
    }

    private static async Task<EngineOutcome<string>> RunToEndAsync(
        ExecContainer container,
        IReadOnlyList<string> command,
        string? user,
        CancellationToken cancellation
    )
    {
        var spec = new ExecSpec
        {
            Cmd = command,
            User = user,
            WorkingDir = "/",
            AttachStdout = true,
            AttachStderr = true,
        };
        var calls = container.Engine.Exec;
        var created = await calls.CreateAsync(container.Id, spec, cancellation);
        if (!created.IsOk)
        {
            return created.Failure;
        }

        var attached = await calls.AttachAsync(created.Value.Id, isTerminal: false, cancellation);
        if (!attached.IsOk)
        {
            return attached.Failure;
        }

        using var session = attached.Value;
        var said = await ReadAsync(session, cancellation);
        return session.Output.Fault is { } fault ? fault : said;
    }

    /// <summary>All that it says until it ends; of one that says much, the beginning.</summary>
    public static async Task<string> ReadAsync(ExecSession session, CancellationToken cancellation)
    {
        var said = new StringBuilder();
        await foreach (var part in session.Output.ReadAllAsync(cancellation))
        {
            if (said.Length < MostCharacters)
            {
                said.Append(Encoding.UTF8.GetString(part.Bytes.Span));
            }
        }

        return said.ToString().Trim();
    }
}
