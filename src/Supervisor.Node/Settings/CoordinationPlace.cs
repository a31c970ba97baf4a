namespace Supervisor.Node.Settings;

/// <summary>Where the nodes of a cluster agree.</summary>
internal abstract record CoordinationPlace
{
    private CoordinationPlace() { }

    /// <summary>Daemons of one machine share it.</summary>
    public sealed record InFile(string Path) : CoordinationPlace;

    /// <param name="Endpoints">The first is asked first.</param>
    public sealed record InEtcd(IReadOnlyList<Uri> Endpoints) : CoordinationPlace
    {
        /// <summary>Null where etcd has no users.</summary>
        public (string User, string PasswordFile)? Login { get; init; }

        /// <summary>Null: the machine's own authorities are asked.</summary>
        public string? AuthorityFile { get; init; }

        /// <summary>What this node shows; null: nothing.</summary>
        public (string CertificateFile, string KeyFile)? Own { get; init; }
    }
}
