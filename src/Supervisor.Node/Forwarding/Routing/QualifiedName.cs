namespace Supervisor.Node.Forwarding.Routing;

/// <summary>A name as operators give it: <c>NAME</c>, <c>NAME@NODE</c>, <c>GROUP/AGENT@NODE</c> or <c>NODE/GROUP/AGENT</c>.</summary>
/// <param name="Node">Null: whichever has it.</param>
/// <param name="Name">As the node itself knows it.</param>
internal sealed record QualifiedName(string? Node, string Name)
{
    public static QualifiedName Parse(string text)
    {
        if (text.Split('/') is [{ Length: > 0 } node, { Length: > 0 } group, { Length: > 0 } agent])
        {
            return new QualifiedName(node, $"{group}/{agent}");
        }

        var at = text.LastIndexOf('@');
        // A group's container is called GROUP/@container.
        return at > 0 && at < text.Length - 1 && text[at - 1] != '/'
            ? new QualifiedName(text[(at + 1)..], text[..at])
            : new QualifiedName(null, text);
    }
}
