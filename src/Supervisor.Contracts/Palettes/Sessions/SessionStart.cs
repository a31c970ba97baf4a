using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes.Sessions;

/// <summary>With what a session begins.</summary>
/// <param name="Request">As it would be sent for any other command.</param>
/// <param name="Terminal">Null: the client has none for what is to run.</param>
/// <param name="Archive">What the client is about to send; null: it is to get one, or sends one as it is.</param>
public sealed record SessionStart(
    [property: JsonPropertyName("request")] CommandRequest Request,
    [property: JsonPropertyName("terminal")] SessionTerminal? Terminal = null,
    [property: JsonPropertyName("archive")] SessionArchive? Archive = null
);

public sealed record SessionTerminal(
    [property: JsonPropertyName("columns")] int Columns,
    [property: JsonPropertyName("rows")] int Rows
);
