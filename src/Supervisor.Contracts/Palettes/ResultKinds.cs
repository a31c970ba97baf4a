namespace Supervisor.Contracts.Palettes;

/// <summary>What the answer of a command is made of; tells the client how to lay it out, and <c>-o json</c> its shape.</summary>
public static class ResultKinds
{
    /// <summary>One <c>columns</c> frame, then <c>row</c> frames: a table.</summary>
    public const string Rows = "rows";

    /// <summary>One <c>columns</c> frame (it may be empty), then <c>tree</c> frames, parents before their children.</summary>
    public const string Tree = "tree";

    /// <summary><c>text</c> frames.</summary>
    public const string Text = "text";

    /// <summary>Rows or text without an end of their own, shown as they come, until the client goes.</summary>
    public const string Stream = "stream";

    /// <summary><c>progress</c> frames while the work goes on, and rows or text at its end.</summary>
    public const string Progress = "progress";

    /// <summary>A session: the operator's terminal, or input and output, is that of what runs.</summary>
    public const string Terminal = "terminal";

    /// <summary>A session in which files are copied, as a tar archive, from or to the client's machine.</summary>
    public const string Archive = "archive";
}
