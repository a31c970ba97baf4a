using Supervisor.Cli.Connection;
using Supervisor.Cli.Copying;
using Supervisor.Cli.Line;
using Supervisor.Cli.Output;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Cli.Sessions;

/// <summary>Runs a command of a node that copies files from or to this machine.</summary>
internal sealed class FileCopying(NodeClient node, Screen screen, Interrupts interrupts)
{
    public int Run(
        GlobalOptions options,
        IReadOnlyList<string> words,
        CommandDescription command,
        CommandRequest request
    )
    {
        var renderer = Renderers.For(screen, options.Output, command, request.Arguments);
        using var running = interrupts.Begin(node.Dispose);
        return new Exchange($"{words[0]} {words[1]}", endsByInterrupt: false, isChange: false, "").Show(
            node.Guarded(Copy(words, request)),
            renderer,
            running
        );
    }

    private IEnumerable<Frame> Copy(IReadOnlyList<string> words, CommandRequest request)
    {
        var opened = Open(words, request);
        if (!opened.IsOk)
        {
            yield return new ErrorFrame(opened.Error);
            yield break;
        }

        using var session = opened.Value;
        foreach (var frame in session.Run())
        {
            yield return frame;
        }
    }

    private Outcome<CopySession> Open(IReadOnlyList<string> words, CommandRequest request)
    {
        var route = CopyRoute.Parse(Only(request, CopyRoute.Source), Only(request, CopyRoute.Target));
        if (!route.IsOk)
        {
            return route.Error;
        }

        string? path = null;
        SessionArchive? archive = null;
        if (!route.Value.IsOut && !route.Value.IsStream)
        {
            var follows = request.Arguments.GetValueOrDefault(CopyRoute.FollowLink) is ["true"];
            var source = LocalPlace.Source(route.Value.Local, follows);
            if (!source.IsOk)
            {
                return source.Error;
            }

            (path, archive) = source.Value;
        }

        var link = node.Open(words[0], words[1], new SessionStart(request, Archive: archive));
        return link.IsOk ? new CopySession(link.Value, route.Value, path) : link.Error;
    }

    private static string Only(CommandRequest request, string argument) =>
        request.Arguments.GetValueOrDefault(argument) is [var only] ? only : "";
}
