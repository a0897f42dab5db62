namespace Cafe.Tests.Deploy.Fake.Shapes;

/// <summary>
/// What requests of Amazon EC2 Container Service may hold, after the service's published model (2014-11-13).
/// Notation: see <see cref="RequestShapes"/>.
/// </summary>
internal static class EcsShapes
{
    public const string Text = """
        @CreateCluster clusterName:s tags:[Tag] settings:[ClusterSetting] configuration:ClusterConfiguration
            capacityProviders:[s] defaultCapacityProviderStrategy:[CapacityProviderStrategyItem]
            serviceConnectDefaults:ClusterServiceConnectDefaultsRequest
        @DescribeClusters clusters:[s] include:[%ClusterField]
        @ListClusters nextToken:s maxResults:i
        @DeleteCluster cluster!:s
        @PutClusterCapacityProviders cluster!:s capacityProviders!:[s]
            defaultCapacityProviderStrategy!:[CapacityProviderStrategyItem]
        @RegisterTaskDefinition family!:s taskRoleArn:s executionRoleArn:s networkMode:%NetworkMode
            containerDefinitions!:[ContainerDefinition] volumes:[Volume]
            placementConstraints:[TaskDefinitionPlacementConstraint] requiresCompatibilities:[%Compatibility] cpu:s
            memory:s tags:[Tag] pidMode:%PidMode ipcMode:%IpcMode proxyConfiguration:ProxyConfiguration
            inferenceAccelerators:[InferenceAccelerator] ephemeralStorage:EphemeralStorage
            runtimePlatform:RuntimePlatform enableFaultInjection:b
        @DescribeTaskDefinition taskDefinition!:s include:[%TaskDefinitionField]
        @ListTaskDefinitions familyPrefix:s status:%TaskDefinitionStatus sort:%SortOrder nextToken:s maxResults:i
        @ListTaskDefinitionFamilies familyPrefix:s status:%TaskDefinitionFamilyStatus nextToken:s maxResults:i
        @DeregisterTaskDefinition taskDefinition!:s
        @DeleteTaskDefinitions taskDefinitions!:[s]
        @CreateService cluster:s serviceName!:s taskDefinition:s
            availabilityZoneRebalancing:%AvailabilityZoneRebalancing loadBalancers:[LoadBalancer]
            serviceRegistries:[ServiceRegistry] desiredCount:i clientToken:s launchType:%LaunchType
            capacityProviderStrategy:[CapacityProviderStrategyItem] platformVersion:s role:s
            deploymentConfiguration:DeploymentConfiguration placementConstraints:[PlacementConstraint]
            placementStrategy:[PlacementStrategy] networkConfiguration:NetworkConfiguration
            healthCheckGracePeriodSeconds:i schedulingStrategy:%SchedulingStrategy
            deploymentController:DeploymentController tags:[Tag] enableECSManagedTags:b propagateTags:%PropagateTags
            enableExecuteCommand:b serviceConnectConfiguration:ServiceConnectConfiguration
            volumeConfigurations:[ServiceVolumeConfiguration] vpcLatticeConfigurations:[VpcLatticeConfiguration]
        @UpdateService cluster:s service!:s desiredCount:i taskDefinition:s
            capacityProviderStrategy:[CapacityProviderStrategyItem] deploymentConfiguration:DeploymentConfiguration
            availabilityZoneRebalancing:%AvailabilityZoneRebalancing networkConfiguration:NetworkConfiguration
            placementConstraints:[PlacementConstraint] placementStrategy:[PlacementStrategy] platformVersion:s
            forceNewDeployment:b healthCheckGracePeriodSeconds:i deploymentController:DeploymentController
            enableExecuteCommand:b enableECSManagedTags:b loadBalancers:[LoadBalancer] propagateTags:%PropagateTags
            serviceRegistries:[ServiceRegistry] serviceConnectConfiguration:ServiceConnectConfiguration
            volumeConfigurations:[ServiceVolumeConfiguration] vpcLatticeConfigurations:[VpcLatticeConfiguration]
        @DeleteService cluster:s service!:s force:b
        @DescribeServices cluster:s services!:[s] include:[%ServiceField]
        @ListServices cluster:s nextToken:s maxResults:i launchType:%LaunchType schedulingStrategy:%SchedulingStrategy
            resourceManagementType:%ResourceManagementType
        @ListServiceDeployments service!:s cluster:s status:[%ServiceDeploymentStatus] createdAt:CreatedAt nextToken:s
            maxResults:i
        @DescribeServiceDeployments serviceDeploymentArns!:[s]
        @DescribeServiceRevisions serviceRevisionArns!:[s]
        @StopServiceDeployment serviceDeploymentArn!:s stopType:%StopServiceDeploymentStopType
        @RunTask capacityProviderStrategy:[CapacityProviderStrategyItem] cluster:s count:i enableECSManagedTags:b
            enableExecuteCommand:b group:s launchType:%LaunchType networkConfiguration:NetworkConfiguration
            overrides:TaskOverride placementConstraints:[PlacementConstraint] placementStrategy:[PlacementStrategy]
            platformVersion:s propagateTags:%PropagateTags referenceId:s startedBy:s tags:[Tag] taskDefinition!:s
            clientToken:s volumeConfigurations:[TaskVolumeConfiguration]
        @DescribeTasks cluster:s tasks!:[s] include:[%TaskField]
        @ListTasks cluster:s containerInstance:s family:s nextToken:s maxResults:i startedBy:s serviceName:s
            desiredStatus:%DesiredStatus launchType:%LaunchType daemonName:s
        @StopTask cluster:s task!:s reason:s
        @TagResource resourceArn!:s tags!:[Tag]
        @UntagResource resourceArn!:s tagKeys!:[s]
        @ListTagsForResource resourceArn!:s
        AdvancedConfiguration alternateTargetGroupArn:s productionListenerRule:s testListenerRule:s roleArn:s
        AwsVpcConfiguration subnets!:[s] securityGroups:[s] assignPublicIp:%AssignPublicIp
        CanaryConfiguration canaryPercent:d canaryBakeTimeInMinutes:i
        CapacityProviderStrategyItem capacityProvider!:s weight:i base:i
        ClusterConfiguration executeCommandConfiguration:ExecuteCommandConfiguration
            managedStorageConfiguration:ManagedStorageConfiguration
        ClusterServiceConnectDefaultsRequest namespace!:s
        ClusterSetting name:%ClusterSettingName value:s
        ContainerDefinition name:s image:s repositoryCredentials:RepositoryCredentials cpu:i memory:i
            memoryReservation:i links:[s] portMappings:[PortMapping] essential:b restartPolicy:ContainerRestartPolicy
            entryPoint:[s] command:[s] environment:[KeyValuePair] environmentFiles:[EnvironmentFile]
            mountPoints:[MountPoint] volumesFrom:[VolumeFrom] linuxParameters:LinuxParameters secrets:[Secret]
            dependsOn:[ContainerDependency] startTimeout:i stopTimeout:i versionConsistency:%VersionConsistency
            hostname:s user:s workingDirectory:s disableNetworking:b privileged:b readonlyRootFilesystem:b
            dnsServers:[s] dnsSearchDomains:[s] extraHosts:[HostEntry] dockerSecurityOptions:[s] interactive:b
            pseudoTerminal:b dockerLabels:{s} ulimits:[Ulimit] logConfiguration:LogConfiguration healthCheck:HealthCheck
            systemControls:[SystemControl] resourceRequirements:[ResourceRequirement]
            firelensConfiguration:FirelensConfiguration credentialSpecs:[s]
        ContainerDependency containerName!:s condition!:%ContainerCondition
        ContainerOverride name:s command:[s] environment:[KeyValuePair] environmentFiles:[EnvironmentFile] cpu:i
            memory:i memoryReservation:i resourceRequirements:[ResourceRequirement]
        ContainerRestartPolicy enabled!:b ignoredExitCodes:[i] restartAttemptPeriod:i
        CreatedAt before:t after:t
        DeploymentAlarms alarmNames!:[s] rollback!:b enable!:b
        DeploymentCircuitBreaker enable!:b rollback!:b
        DeploymentConfiguration deploymentCircuitBreaker:DeploymentCircuitBreaker maximumPercent:i
            minimumHealthyPercent:i alarms:DeploymentAlarms strategy:%DeploymentStrategy bakeTimeInMinutes:i
            lifecycleHooks:[DeploymentLifecycleHook] linearConfiguration:LinearConfiguration
            canaryConfiguration:CanaryConfiguration
        DeploymentController type!:%DeploymentControllerType
        DeploymentLifecycleHook targetType:%DeploymentLifecycleHookTargetType hookTargetArn:s roleArn:s
            lifecycleStages:[%DeploymentLifecycleHookStage] hookDetails:HookDetails
            timeoutConfiguration:DeploymentLifecycleHookTimeoutConfiguration
        DeploymentLifecycleHookTimeoutConfiguration timeoutInMinutes:i action:%DeploymentLifecycleHookAction
        Device hostPath!:s containerPath:s permissions:[%DeviceCgroupPermission]
        DockerVolumeConfiguration scope:%Scope autoprovision:b driver:s driverOpts:{s} labels:{s}
        EBSTagSpecification resourceType!:%EBSResourceType tags:[Tag] propagateTags:%PropagateTags
        EFSAuthorizationConfig accessPointId:s iam:%EFSAuthorizationConfigIAM
        EFSVolumeConfiguration fileSystemId!:s rootDirectory:s transitEncryption:%EFSTransitEncryption
            transitEncryptionPort:i authorizationConfig:EFSAuthorizationConfig
        EnvironmentFile value!:s type!:%EnvironmentFileType
        EphemeralStorage sizeInGiB!:i
        ExecuteCommandConfiguration kmsKeyId:s logging:%ExecuteCommandLogging
            logConfiguration:ExecuteCommandLogConfiguration
        ExecuteCommandLogConfiguration cloudWatchLogGroupName:s cloudWatchEncryptionEnabled:b s3BucketName:s
            s3EncryptionEnabled:b s3KeyPrefix:s
        FSxWindowsFileServerAuthorizationConfig credentialsParameter!:s domain!:s
        FSxWindowsFileServerVolumeConfiguration fileSystemId!:s rootDirectory!:s
            authorizationConfig!:FSxWindowsFileServerAuthorizationConfig
        FirelensConfiguration type!:%FirelensConfigurationType options:{s}
        HealthCheck command!:[s] interval:i timeout:i retries:i startPeriod:i
        HookDetails
        HostEntry hostname!:s ipAddress!:s
        HostVolumeProperties sourcePath:s
        InferenceAccelerator deviceName!:s deviceType!:s
        InferenceAcceleratorOverride deviceName:s deviceType:s
        KernelCapabilities add:[s] drop:[s]
        KeyValuePair name:s value:s
        LinearConfiguration stepPercent:d stepBakeTimeInMinutes:i
        LinuxParameters capabilities:KernelCapabilities devices:[Device] initProcessEnabled:b sharedMemorySize:i
            tmpfs:[Tmpfs] maxSwap:i swappiness:i
        LoadBalancer targetGroupArn:s loadBalancerName:s containerName:s containerPort:i
            advancedConfiguration:AdvancedConfiguration
        LogConfiguration logDriver!:%LogDriver options:{s} secretOptions:[Secret]
        ManagedStorageConfiguration kmsKeyId:s fargateEphemeralStorageKmsKeyId:s
        MountPoint sourceVolume:s containerPath:s readOnly:b
        NetworkConfiguration awsvpcConfiguration:AwsVpcConfiguration
        PlacementConstraint type:%PlacementConstraintType expression:s
        PlacementStrategy type:%PlacementStrategyType field:s
        PortMapping containerPort:i hostPort:i protocol:%TransportProtocol name:s appProtocol:%ApplicationProtocol
            containerPortRange:s
        ProxyConfiguration type:%ProxyConfigurationType containerName!:s properties:[KeyValuePair]
        RepositoryCredentials credentialsParameter!:s
        ResourceRequirement value!:s type!:%ResourceType
        RuntimePlatform cpuArchitecture:%CPUArchitecture operatingSystemFamily:%OSFamily
        S3FilesVolumeConfiguration fileSystemArn!:s rootDirectory:s transitEncryptionPort:i accessPointArn:s
        Secret name!:s valueFrom!:s
        ServiceConnectAccessLogConfiguration format!:%ServiceConnectAccessLoggingFormat
            includeQueryParameters:%ServiceConnectIncludeQueryParameters
        ServiceConnectClientAlias port!:i dnsName:s testTrafficRules:ServiceConnectTestTrafficRules
        ServiceConnectConfiguration enabled!:b namespace:s services:[ServiceConnectService]
            logConfiguration:LogConfiguration accessLogConfiguration:ServiceConnectAccessLogConfiguration
        ServiceConnectService portName!:s discoveryName:s clientAliases:[ServiceConnectClientAlias]
            ingressPortOverride:i timeout:TimeoutConfiguration tls:ServiceConnectTlsConfiguration
        ServiceConnectTestTrafficHeaderMatchRules exact!:s
        ServiceConnectTestTrafficHeaderRules name!:s value:ServiceConnectTestTrafficHeaderMatchRules
        ServiceConnectTestTrafficRules header!:ServiceConnectTestTrafficHeaderRules
        ServiceConnectTlsCertificateAuthority awsPcaAuthorityArn:s
        ServiceConnectTlsConfiguration issuerCertificateAuthority!:ServiceConnectTlsCertificateAuthority kmsKey:s
            roleArn:s
        ServiceManagedEBSVolumeConfiguration encrypted:b kmsKeyId:s volumeType:s sizeInGiB:i snapshotId:s
            volumeInitializationRate:i iops:i throughput:i tagSpecifications:[EBSTagSpecification] roleArn!:s
            filesystemType:%TaskFilesystemType
        ServiceRegistry registryArn:s port:i containerName:s containerPort:i
        ServiceVolumeConfiguration name!:s managedEBSVolume:ServiceManagedEBSVolumeConfiguration
        SystemControl namespace:s value:s
        Tag key:s value:s
        TaskDefinitionPlacementConstraint type:%TaskDefinitionPlacementConstraintType expression:s
        TaskManagedEBSVolumeConfiguration encrypted:b kmsKeyId:s volumeType:s sizeInGiB:i snapshotId:s
            volumeInitializationRate:i iops:i throughput:i tagSpecifications:[EBSTagSpecification] roleArn!:s
            terminationPolicy:TaskManagedEBSVolumeTerminationPolicy filesystemType:%TaskFilesystemType
        TaskManagedEBSVolumeTerminationPolicy deleteOnTermination!:b
        TaskOverride containerOverrides:[ContainerOverride] cpu:s
            inferenceAcceleratorOverrides:[InferenceAcceleratorOverride] executionRoleArn:s memory:s taskRoleArn:s
            ephemeralStorage:EphemeralStorage
        TaskVolumeConfiguration name!:s managedEBSVolume:TaskManagedEBSVolumeConfiguration
        TimeoutConfiguration idleTimeoutSeconds:i perRequestTimeoutSeconds:i
        Tmpfs containerPath!:s size!:i mountOptions:[s]
        Ulimit name!:%UlimitName softLimit!:i hardLimit!:i
        Volume name:s host:HostVolumeProperties dockerVolumeConfiguration:DockerVolumeConfiguration
            efsVolumeConfiguration:EFSVolumeConfiguration s3filesVolumeConfiguration:S3FilesVolumeConfiguration
            fsxWindowsFileServerVolumeConfiguration:FSxWindowsFileServerVolumeConfiguration configuredAtLaunch:b
        VolumeFrom sourceContainer:s readOnly:b
        VpcLatticeConfiguration roleArn!:s targetGroupArn!:s portName!:s
        %ApplicationProtocol http|http2|grpc
        %AssignPublicIp ENABLED|DISABLED
        %AvailabilityZoneRebalancing ENABLED|DISABLED
        %CPUArchitecture X86_64|ARM64
        %ClusterField ATTACHMENTS|CONFIGURATIONS|SETTINGS|STATISTICS|TAGS
        %ClusterSettingName containerInsights
        %Compatibility EC2|FARGATE|EXTERNAL|MANAGED_INSTANCES
        %ContainerCondition START|COMPLETE|SUCCESS|HEALTHY
        %DeploymentControllerType ECS|CODE_DEPLOY|EXTERNAL
        %DeploymentLifecycleHookAction ROLLBACK|CONTINUE
        %DeploymentLifecycleHookStage RECONCILE_SERVICE| PRE_SCALE_UP| POST_SCALE_UP| TEST_TRAFFIC_SHIFT|
            POST_TEST_TRAFFIC_SHIFT| PRE_PRODUCTION_TRAFFIC_SHIFT| PRODUCTION_TRAFFIC_SHIFT|
            POST_PRODUCTION_TRAFFIC_SHIFT
        %DeploymentLifecycleHookTargetType AWS_LAMBDA|PAUSE
        %DeploymentStrategy ROLLING|BLUE_GREEN|LINEAR|CANARY
        %DesiredStatus RUNNING|PENDING|STOPPED
        %DeviceCgroupPermission read|write|mknod
        %EBSResourceType volume
        %EFSAuthorizationConfigIAM ENABLED|DISABLED
        %EFSTransitEncryption ENABLED|DISABLED
        %EnvironmentFileType s3
        %ExecuteCommandLogging NONE|DEFAULT|OVERRIDE
        %FirelensConfigurationType fluentd|fluentbit
        %IpcMode host|task|none
        %LaunchType EC2|FARGATE|EXTERNAL|MANAGED_INSTANCES
        %LogDriver json-file|syslog|journald|gelf|fluentd|awslogs|splunk|awsfirelens
        %NetworkMode bridge|host|awsvpc|none
        %OSFamily WINDOWS_SERVER_2019_FULL| WINDOWS_SERVER_2019_CORE| WINDOWS_SERVER_2016_FULL|
            WINDOWS_SERVER_2004_CORE| WINDOWS_SERVER_2022_CORE| WINDOWS_SERVER_2022_FULL| WINDOWS_SERVER_2025_CORE|
            WINDOWS_SERVER_2025_FULL| WINDOWS_SERVER_20H2_CORE| LINUX
        %PidMode host|task
        %PlacementConstraintType distinctInstance|memberOf
        %PlacementStrategyType random|spread|binpack
        %PropagateTags TASK_DEFINITION|SERVICE|NONE
        %ProxyConfigurationType APPMESH
        %ResourceManagementType CUSTOMER|ECS
        %ResourceType GPU|InferenceAccelerator
        %SchedulingStrategy REPLICA|DAEMON
        %Scope task|shared
        %ServiceConnectAccessLoggingFormat TEXT|JSON
        %ServiceConnectIncludeQueryParameters DISABLED|ENABLED
        %ServiceDeploymentStatus PENDING| SUCCESSFUL| STOPPED| STOP_REQUESTED| IN_PROGRESS| ROLLBACK_REQUESTED|
            ROLLBACK_IN_PROGRESS| ROLLBACK_SUCCESSFUL| ROLLBACK_FAILED
        %ServiceField TAGS
        %SortOrder ASC|DESC
        %StopServiceDeploymentStopType ABORT|ROLLBACK
        %TaskDefinitionFamilyStatus ACTIVE|INACTIVE|ALL
        %TaskDefinitionField TAGS
        %TaskDefinitionPlacementConstraintType memberOf
        %TaskDefinitionStatus ACTIVE|INACTIVE|DELETE_IN_PROGRESS
        %TaskField TAGS
        %TaskFilesystemType ext3|ext4|xfs|ntfs
        %TransportProtocol tcp|udp
        %UlimitName core|cpu|data|fsize|locks|memlock|msgqueue|nice|nofile|nproc|rss|rtprio|rttime|sigpending|stack
        %VersionConsistency enabled|disabled
        """;
}
