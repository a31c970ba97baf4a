using System.Diagnostics;

namespace Supervisor.TestKit.Etcd;

/// <summary>Where a member of etcd runs and listens.</summary>
internal interface IEtcdPlace : IDisposable
{
    /// <summary>Where clients reach it.</summary>
    Uri Clients { get; }

    /// <summary>Where other members reach it.</summary>
    string Peers { get; }

    /// <summary>How the program is started there.</summary>
    ProcessStartInfo Enter(ProcessStartInfo start);
}
