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
            "Compose V2 and the peer label differently; the peer has its version and paths."
        ),
        new(@"^\+(HostConfig\.)?Mounts\[\]=.*/run/supervisor""", "Ours have the folder of their group."),
        new(
            @"^\+Config\.Env\[\]=(BIND_ADDRESS|CONTAINER_ROLE|MACHINE_TYPE|PORT_OFFSET|SUPERVISOR_\w+)=",
            "Ours are told who they are."
        ),
        new(@"^-HostConfig\.RestartPolicy\.Name=always$", "Who restarts is the supervisor."),
        new(@"^\+HostConfig\.RestartPolicy\.Name=no$", "Likewise; to the engine no word is the same word."),
        new(
            @"^[+-]NetworkSettings\.Networks\.\w+\.Aliases\[\]=",
            "Compose V2's names and not the peer's: also the container's own."
        ),
        new(@"^[+-]Config\.Hostname=[0-9a-f]{12}$", "Of its id."),
        new(@"^[+-]NetworkSettings\.Sandbox", "Of its id."),
    ];

    public bool Explains(string line) => Regex.IsMatch(line, Lines, RegexOptions.None, TimeSpan.FromSeconds(1));
}
