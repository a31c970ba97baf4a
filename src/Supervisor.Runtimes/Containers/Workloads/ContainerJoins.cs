using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;

namespace Supervisor.Runtimes.Containers.Workloads;

/// <summary>
/// Containers that join the network, the IPC or the processes of another. Engines take the other's id when the one that joins is
/// made, and keep to it: when the other is made anew under its name, the one that joined has to be as well.
/// </summary>
internal static class ContainerJoins
{
    private const string OfContainer = "container:";

    /// <summary>Whether it joins one that is not the one of that name any more.</summary>
    public static async Task<EngineOutcome<bool>> AreOutdatedAsync(
        EngineSession session,
        ContainerFacts container,
        ServiceModel service,
        CancellationToken stop
    )
    {
        foreach (var (wanted, joined) in Joins(service, container.HostConfig))
        {
            var other = await session.Client.Containers.InspectAsync(wanted, stop);
            if (other.IsOk && other.Value.Id != joined)
            {
                return true;
            }

            // Where there is none of that name the start says so.
            if (other is { IsOk: false, Failure.IsAbsent: false })
            {
                session.Heed(other.Failure);
                return other.Failure;
            }
        }

        return false;
    }

    /// <summary>Each by the name that the file means, and by what the engine has. By the same word, the engine looks it up itself.</summary>
    private static IEnumerable<(string Wanted, string Joined)> Joins(ServiceModel service, HostSpec? made) =>
        new[]
        {
            (service.NetworkMode, made?.NetworkMode),
            (service.Host.Ipc, made?.IpcMode),
            (service.Host.Pid, made?.PidMode),
        }
            .Select(modes => (Wanted: Joined(modes.Item1), Joined: Joined(modes.Item2)))
            .Where(modes => modes is { Wanted: not null, Joined: not null } && modes.Wanted != modes.Joined)
            .Distinct()
            .Select(modes => (modes.Wanted!, modes.Joined!));

    private static string? Joined(string? mode) =>
        mode?.StartsWith(OfContainer, StringComparison.Ordinal) == true ? mode[OfContainer.Length..] : null;
}
