using System.Text.RegularExpressions;

namespace Supervisor.IntegrationTests.Runtimes.Containers.Peer;

/// <summary>In what a container of ours is otherwise than the one that the peer makes of the same file.</summary>
/// <param name="Lines">Which, as a pattern: ours begin with +, the peer's with -.</param>
internal sealed record PeerDifference(string Lines, string Reason)
{
    public static readonly IReadOnlyList<PeerDifference> All =
    [
        new(@"^\+Config\.Labels\.supervisor\.", "Ours are known by labels of ours."),
        new(
            @"^[+-]Config\.Labels\.com\.docker\.compose\.",
            "The hash is another, and the peer adds its version and where the file is."
        ),
        new(@"^\+(HostConfig\.)?Mounts\[\]=.*/run/supervisor[""/]", "Ours have the folder of their group."),
        new(
            @"^\+Config\.Env\[\]=(BIND_ADDRESS|CONTAINER_ROLE|MACHINE_TYPE|PORT_OFFSET|SUPERVISOR_\w+)=",
            "Ours are told who they are."
        ),
        new(@"^-HostConfig\.RestartPolicy\.Name=always$", "Who restarts is the supervisor."),
        new(@"^[+-]Config\.Hostname=[0-9a-f]{12}$", "It is of the container's id."),
        new(@"^[+-]NetworkSettings\.Networks\.[\w-]+\.Aliases\[\]=[0-9a-f]{12}$", "It is of the container's id."),
        new(
            @"^\+NetworkSettings\.Networks\.[\w-]+\.Aliases\[\]=[\w-]+-1$",
            "As with Compose V2 a container is also found by its own name."
        ),
        new(
            @"^\+NetworkSettings\.Networks\.[\w-]+-back\.",
            "The peer puts a container into its further networks when it starts it."
        ),
        new(
            @"^[+-](HostConfig\.(Binds|Mounts)|Mounts)\[\]=.*-data\W.*/data\W",
            "A volume is a mount of ours and a text of the peer's, and the same in the container."
        ),
        new(
            @"^[+-](HostConfig\.(Binds|Mounts)|Mounts)\[\]=.*/tmp\W.*/host\W",
            "By the specification of today a directory that is missing is made, as only a text can say; the peer is older."
        ),
        new(@"^[+-]HostConfig\.VolumesFrom\[\]=", "The peer names the container by its id."),
    ];

    public bool Explains(string line) => Regex.IsMatch(line, Lines, RegexOptions.None, TimeSpan.FromSeconds(1));
}
