using Supervisor.Contracts;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Runtimes.Docker;

namespace Supervisor.Runtimes.Containers.Operating;

/// <summary>The files of one container, whether it runs or not.</summary>
public sealed class ContainerFiles
{
    private readonly EngineClient _engine;
    private readonly string _container;

    internal ContainerFiles(EngineClient engine, string container) => (_engine, _container) = (engine, container);

    public async Task<Outcome<ContainerPath>> LookAsync(string path, CancellationToken stop)
    {
        var looked = await _engine.Copy.LookAsync(_container, path, stop);
        return looked switch
        {
            { IsOk: true, Value: var facts } => new ContainerPath(
                facts.Name ?? "",
                facts.IsDirectory ? PathKind.Directory : PathKind.File,
                facts.IsLink ? facts.LinkTarget : null
            ),
            { Failure.IsAbsent: true } => new ContainerPath("", PathKind.None, null),
            { Failure: var failure } => failure!.Error,
        };
    }

    /// <summary>As a tar archive, piece by piece.</summary>
    /// <param name="write">Each piece, one after the other.</param>
    public async Task<Outcome<bool>> ReadAsync(
        string path,
        Func<ReadOnlyMemory<byte>, Task> write,
        CancellationToken stop
    )
    {
        var opened = await _engine.Copy.ReadAsync(_container, path, stop);
        if (!opened.IsOk)
        {
            return opened.Failure.Error;
        }

        using var feed = opened.Value;
        await foreach (var piece in feed.ReadAllAsync(stop))
        {
            await write(piece);
        }

        return feed.Fault is { } fault ? fault.Error : true;
    }

    /// <summary>Unpacks a tar archive, as it comes.</summary>
    public async Task<Outcome<bool>> WriteAsync(string directory, Stream archive, CancellationToken stop)
    {
        var written = await _engine.Copy.WriteAsync(_container, directory, archive, stop);
        return written.IsOk ? true : written.Failure.Error;
    }
}

/// <param name="LinkTarget">Null: it is no link.</param>
public sealed record ContainerPath(string Name, PathKind Kind, string? LinkTarget);
