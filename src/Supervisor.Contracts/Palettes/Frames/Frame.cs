using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes.Frames;

/// <summary>
/// One line of an answer. An answer is a sequence of frames, each a JSON object on a line of its own with its
/// <c>kind</c>; the last is <c>end</c>, and an answer without it was cut off. A one-shot answer is simply a short one.
/// </summary>
public abstract record Frame
{
    private protected Frame(string kind) => Kind = kind;

    /// <summary>Tells the frames apart on the wire; always written first.</summary>
    [JsonPropertyName("kind"), JsonPropertyOrder(-1)]
    public string Kind { get; }
}

/// <summary>The kinds of frames as sent. A client skips those that it does not know.</summary>
public static class FrameKinds
{
    public const string Columns = "columns";
    public const string Row = "row";
    public const string Picture = "picture";
    public const string Tree = "tree";
    public const string Text = "text";
    public const string Note = "note";
    public const string Progress = "progress";
    public const string Accepted = "accepted";
    public const string Error = "error";
    public const string End = "end";
}
