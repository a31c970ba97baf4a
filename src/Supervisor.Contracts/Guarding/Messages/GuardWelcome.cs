using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Guarding.Messages;

/// <param name="Version">The protocol that both speak from now on.</param>
/// <param name="Program">The guard's own version.</param>
/// <param name="Run">This run of the guard; see <see cref="EventPosition"/>.</param>
/// <param name="Tracking">How processes that start now are held together.</param>
/// <param name="Unreadable">How many state files were found damaged and put aside at the start of this run.</param>
public sealed record GuardWelcome(
    [property: JsonPropertyName("version")] int Version,
    [property: JsonPropertyName("program")] string Program,
    [property: JsonPropertyName("pid")] int Pid,
    [property: JsonPropertyName("run")] string Run,
    [property: JsonPropertyName("bootId")] string BootId,
    [property: JsonPropertyName("tracking")] string Tracking,
    [property: JsonPropertyName("unreadable")] int Unreadable
);
