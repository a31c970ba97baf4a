namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>The files with which both sides prove who they are; PEM, under the names that Docker gives them.</summary>
/// <param name="Directory">Null: there are none, and the machine's own authorities are asked.</param>
/// <param name="Verify">False: whoever answers is believed, and only what we are is proven.</param>
internal sealed record TlsFiles(string? Directory, bool Verify)
{
    /// <summary>Whose word is taken for the engine's certificate; null as with no directory.</summary>
    public string? Authority => Find("ca.pem");

    /// <summary>Null: we prove nothing.</summary>
    public string? Certificate => Find("cert.pem");

    public string? Key => Find("key.pem");

    private string? Find(string name) =>
        Directory is not null && File.Exists(Path.Combine(Directory, name)) ? Path.Combine(Directory, name) : null;
}
