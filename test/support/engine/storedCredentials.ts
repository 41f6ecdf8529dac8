import {
	ICredentialsHelper,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeProperties,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/**
 * Stands in for the server's credentials helper, which is tied to its database, and follows its rules:
 * preAuthentication when the expirable field is blank or the token has expired, the result stored, then authenticate.
 */
export class StoredCredentials extends ICredentialsHelper {
	/** How often a credential was read and decrypted. */
	reads = 0;

	constructor(
		private readonly types: readonly ICredentialType[],
		/** What is stored, by credential type; a login writes its token here. */
		readonly stored: Record<string, ICredentialDataDecryptedObject>,
	) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		return this.typeOf(name).properties;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The engine asks for decrypted credentials only');
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_reference: INodeCredentialsDetails,
		name: string,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads++;
		const values = this.stored[name] as INodeParameters;
		const properties = this.getCredentialsProperties(name);
		const complete = NodeHelpers.getNodeParameters(properties, values, true, false, null, null);
		return complete as ICredentialDataDecryptedObject;
	}

	async updateCredentials(
		_reference: INodeCredentialsDetails,
		name: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.stored[name] = data;
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('AIRudder knows no OAuth');
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		name: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.typeOf(name).preAuthentication?.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		name: string,
		node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const field = this.typeOf(name).properties.find(
			({ typeOptions }) => typeOptions?.expirable,
		)?.name;
		const current = field === undefined ? undefined : credentials[field];
		if (field === undefined || (current !== '' && current !== undefined && !expired))
			return undefined;
		const output = await this.runPreAuthentication(helpers, credentials, name);
		if (output?.[field] === undefined) return undefined;
		await this.updateCredentials(node.credentials![name]!, name, {
			...this.stored[name],
			...output,
		});
		return Object.assign(credentials, output);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		name: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.typeOf(name);
		if (typeof authenticate !== 'function') throw new Error(`${name} has no authenticate function`);
		return await authenticate(credentials, options);
	}

	private typeOf(name: string): ICredentialType {
		const found = this.types.find((type) => type.name === name);
		if (!found) throw new Error(`There is no credential type ${name}`);
		return found;
	}
}
