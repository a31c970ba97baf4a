namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>The part of a request's address that names a thing.</summary>
internal static class EnginePath
{
    /// <summary>Of a container, network, volume or exec: one step of the path, whatever the name holds.</summary>
    public static string Of(string kind, string name, string act = "") => Whole(kind, Uri.EscapeDataString(name), act);

    /// <summary>Of an image, whose name has steps of its own.</summary>
    public static string OfImage(string name, string act = "") =>
        Whole("images", string.Join('/', name.Split('/').Select(Uri.EscapeDataString)), act);

    /// <summary>Without a name the address would be that of all things of the kind, and dots would lead out of it.</summary>
    private static string Whole(string kind, string name, string act) =>
        name.Split('/').Any(step => step is "" or "." or "..")
            ? throw new ArgumentException($"'{name}' is no name that an engine knows.", nameof(name))
            : $"/{kind}/{name}{(act.Length == 0 ? "" : $"/{act}")}";
}
