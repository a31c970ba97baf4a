namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>The files with which both sides prove who they are; PEM, under the names that Docker gives them.</summary>
/// <param name="Verify">False: whoever answers is believed, and only what we are is proven.</param>
internal sealed record TlsFiles(string Directory, bool Verify)
{
    /// <summary>Whose word is taken for the engine's certificate; without the file, the machine's own authorities are asked.</summary>
    public string Authority => Path.Combine(Directory, "ca.pem");

    public string Certificate => Path.Combine(Directory, "cert.pem");

    public string Key => Path.Combine(Directory, "key.pem");
}
