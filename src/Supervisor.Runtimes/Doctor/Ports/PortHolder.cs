using System.Globalization;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker;

namespace Supervisor.Runtimes.Doctor.Ports;

/// <summary>Who has a port of the host, and how one would free it.</summary>
/// <param name="Who">As part of a sentence: <c>process 812 (python3 -m http.server), since 12:01</c>.</param>
/// <param name="Remedy">A command line; empty where it is not known whom to end.</param>
internal sealed record PortHolder(string Who, string Remedy)
{
    /// <summary>Who keeps another from having that port.</summary>
    /// <returns>Null: nobody does, or does any more.</returns>
    internal static async Task<PortHolder?> FindAsync(WantedPort wanted, EngineClient engine, CancellationToken stop)
    {
        // Where the engine leads to containers by the kernel alone, nobody listens for them.
        if (await ContainerHolder.FindAsync(engine, wanted.Port, wanted.Protocol, stop) is { } container)
        {
            return Of(container);
        }

        var bar = ListenerTable
            .Read()
            .FirstOrDefault(listener => listener.Bars(wanted.Address, wanted.Port, wanted.Protocol));
        return bar is null ? null : await OfAsync(bar, engine, stop);
    }

    /// <param name="listener">What was found to listen there.</param>
    /// <param name="engine">Null: none answers.</param>
    internal static async Task<PortHolder> OfAsync(Listener listener, EngineClient? engine, CancellationToken stop)
    {
        // The engine's own program listens for a container, and ending that helps nobody.
        if (
            engine is not null
            && await ContainerHolder.FindAsync(engine, listener.Port, listener.Protocol, stop) is { } container
        )
        {
            return Of(container);
        }

        return ProcessHolder.Find(listener.Inode) is { } process
            ? Of(process)
            : new PortHolder(
                "a process that this daemon may not see",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"sudo ss -{listener.Protocol[0]}lnp 'sport = :{listener.Port}'"
                )
            );
    }

    private static PortHolder Of(ContainerHolder container) =>
        container.Group is { } group
            ? new PortHolder(
                $"the container {container.Name} of the group {group} ({container.Status})",
                $"pbm group stop {group}"
            )
            : new PortHolder($"the container {container.Name} ({container.Status})", $"docker stop {container.Name}");

    private static PortHolder Of(ProcessHolder process) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"process {process.Pid} ({process.Command}), since {process.Since:yyyy-MM-dd HH:mm:ss} UTC"
            ),
            string.Create(CultureInfo.InvariantCulture, $"kill {process.Pid}")
        );
}
